//! Invented districts for the lookup: cases in memory, from lists of names, the same for the same seed.
#![allow(dead_code, clippy::unwrap_used)]

use chrono::NaiveDate;
use kurator::domain::case::Case;
use kurator::domain::family::{Address, Family, Member};
use kurator::domain::level::{Level, LevelSpan};
use kurator::domain::member::Role;
use kurator::domain::paper::Closing;
use kurator::domain::programme::{Activity, ActivityState, Help, Programme};
use kurator::domain::{FamilyId, Id, MemberId};

/// Chance from a seed (SplitMix64).
pub struct TownChance(pub u64);

impl TownChance {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.draw() % n.max(1) as u64) as usize
    }

    pub fn one<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// What a district is made from.
pub struct TownLists {
    /// Of men and of women.
    pub surnames: Vec<[String; 2]>,
    pub men: Vec<String>,
    pub women: Vec<String>,
    pub patronymics: Vec<[String; 2]>,
    pub streets: Vec<String>,
    pub settlements: Vec<String>,
    pub schools: Vec<String>,
    pub organisations: Vec<String>,
}

fn pairs(text: &str) -> Vec<[String; 2]> {
    let pair = |p: &str| {
        let (his, hers) = p.split_once('/').unwrap_or((p, p));
        [his.to_owned(), hers.to_owned()]
    };
    text.split_whitespace().map(pair).collect()
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(|t| t.trim().to_owned()).collect()
}

impl TownLists {
    /// The lists of the demo.
    pub fn of_the_demo() -> TownLists {
        let text = std::fs::read_to_string("data/demo/words.toml").unwrap();
        let words: toml::Table = text.parse().unwrap();
        let strings = |value: &toml::Value| -> Vec<String> {
            value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
        };
        let tables = |key: &str, field: &str| -> Vec<toml::Value> {
            words[key].as_array().unwrap().iter().map(|t| t[field].clone()).collect()
        };
        let pairs = |key: &str| -> Vec<[String; 2]> {
            let all = words[key].as_array().unwrap().iter().map(&strings);
            all.map(|p| [p[0].clone(), p[1].clone()]).collect()
        };
        let both = |a: &str, b: &str| [strings(&words[a]), strings(&words[b])].concat();
        let named = |key: &str| tables(key, "name").iter().map(|n| n.as_str().unwrap().to_owned()).collect();
        TownLists {
            surnames: pairs("surnames"),
            men: both("men", "boys"),
            women: both("women", "girls"),
            patronymics: pairs("patronymics"),
            streets: tables("settlements", "streets").iter().flat_map(strings).collect(),
            settlements: named("settlements"),
            schools: both("schools", "kindergartens"),
            organisations: named("organisations"),
        }
    }

    /// Lists of another region, with rare and difficult names.
    pub fn of_elsewhere() -> TownLists {
        TownLists {
            surnames: pairs(
                "Щербаков/Щербакова Цой Ким Ли Оглы Магомедов/Магомедова Ибрагимов/Ибрагимова \
                 Римский-Корсаков/Римская-Корсакова Королёв/Королёва Ковалёв/Ковалёва Ильин/Ильина Соловьёв/Соловьёва \
                 Подъячев/Подъячева Смирнов/Смирнова Кузнецов/Кузнецова Попов/Попова Васильев/Васильева Петров/Петрова \
                 Соколов/Соколова Михайлов/Михайлова Новиков/Новикова Фёдоров/Фёдорова Морозов/Морозова Волков/Волкова \
                 Алексеев/Алексеева Лебедев/Лебедева Семёнов/Семёнова Егоров/Егорова Степанов/Степанова Никитин/Никитина \
                 Захаров/Захарова Борисов/Борисова Яковлев/Яковлева Григорьев/Григорьева Калашников/Калашникова \
                 Евстигнеев/Евстигнеева Достоевский/Достоевская Толстой/Толстая Чайковский/Чайковская Гоголь Шевчук \
                 Мирошниченко Коваленко Бондарчук Черныш Белых Сухих Жуков/Жукова Шишкин/Шишкина Хачатурян Саакян \
                 Гогоберидзе Абдуллаев/Абдуллаева Сулейманов/Сулейманова Хамидуллин/Хамидуллина Нуриев/Нуриева \
                 Тухватуллин/Тухватуллина Алиев/Алиева Оганесян Шмидт Вагнер Ян Те Юн Пан Ни Зайцев-Орлов/Зайцева-Орлова \
                 Мамин-Сибиряк/Мамина-Сибиряк Дзюба Кравец Швец Лисица Сорока Голуб Гончар Рудь Зубарь Кобзарь \
                 Объедков/Объедкова Отъезжев/Отъезжева Ященко Щепкин/Щепкина Чащин/Чащина Жиганшин/Жиганшина \
                 Цыбин/Цыбина Эйнгорн Юхнов/Юхнова Ёлкин/Ёлкина Ефимов/Ефимова Эдельвейс Дьяконов/Дьяконова \
                 Трубецкой/Трубецкая Задорожный/Задорожная Безбородов/Безбородова Пустовойт Остапенко Рыжов/Рыжова \
                 Курочкин/Курочкина Завьялов/Завьялова Аникеев/Аникеева Бережной/Бережная Вольф Гладких Докучаев/Докучаева",
            ),
            men: list(
                "Александр, Алексей, Андрей, Артём, Богдан, Вадим, Валерий, Василий, Виктор, Виталий, Владимир, Вячеслав, \
                 Геннадий, Георгий, Глеб, Григорий, Даниил, Денис, Дмитрий, Евгений, Егор, Иван, Игорь, Илья, Кирилл, \
                 Константин, Лев, Леонид, Магомед, Максим, Михаил, Никита, Николай, Олег, Павел, Пётр, Роман, Руслан, \
                 Семён, Сергей, Станислав, Степан, Тимофей, Фёдор, Юрий, Яков, Ярослав, Ахмед, Рустам, Ильдар",
            ),
            women: list(
                "Александра, Алёна, Алина, Анастасия, Анна, Валентина, Варвара, Вера, Виктория, Галина, Гульнара, Дарья, \
                 Диана, Евгения, Екатерина, Елена, Елизавета, Зинаида, Зульфия, Инна, Ирина, Ксения, Лариса, Лидия, Любовь, \
                 Людмила, Маргарита, Марина, Мария, Надежда, Наталья, Нина, Оксана, Ольга, Полина, Раиса, Римма, Светлана, \
                 София, Тамара, Татьяна, Ульяна, Фатима, Эльвира, Юлия, Яна, Патимат, Айгуль",
            ),
            patronymics: pairs(
                "Александрович/Александровна Алексеевич/Алексеевна Андреевич/Андреевна Борисович/Борисовна \
                 Васильевич/Васильевна Викторович/Викторовна Владимирович/Владимировна Геннадьевич/Геннадьевна \
                 Дмитриевич/Дмитриевна Евгеньевич/Евгеньевна Иванович/Ивановна Ильич/Ильинична Магомедович/Магомедовна \
                 Михайлович/Михайловна Николаевич/Николаевна Павлович/Павловна Петрович/Петровна Сергеевич/Сергеевна \
                 Юрьевич/Юрьевна Фёдорович/Фёдоровна Рашидович/Рашидовна",
            ),
            streets: list(
                "Ленина, Советская, Гагарина, Мира, Молодёжная, Школьная, Комсомольская, Пушкина, Набережная, Зелёная, \
                 Первомайская, Кирова, Октябрьская, 8 Марта, Маршала Жукова, Чернышевского, Заводская, Железнодорожная, \
                 Льва Толстого, Розы Люксембург, Бульварный пер., просп. Победы, 40 лет Октября",
            ),
            settlements: list(
                "Ростов-на-Дону, Комсомольск-на-Амуре, Каменск-Шахтинский, Семикаракорск, Большая Мартыновка, Каменоломни, \
                 Верхний Уфалей, Орёл, Щучье, Ивдель, пос. Усть-Донецкий, с. Крестищи",
            ),
            schools: list(
                "СОШ № 1, СОШ № 2, СОШ № 3, СОШ № 17, МБОУ СОШ № 23 им. Ю. А. Гагарина, школа № 5, школа № 12, гимназия № 4, \
                 лицей № 7, школа им. Пушкина, детский сад № 6, детский сад «Солнышко», детский сад № 31",
            ),
            organisations: list(
                "ЦРБ, центр занятости, КЦСО «Забота», опека, наркологический диспансер, служба примирения, \
                 детская поликлиника № 2, фонд «Надежда»",
            ),
        }
    }
}

/// A district of so many families; every twelfth is closed.
pub fn district(lists: &TownLists, families: usize, seed: u64) -> Vec<Case> {
    (0..families)
        .map(|n| case(lists, n, &mut TownChance(seed ^ (n as u64).wrapping_mul(0xd6e8_feb8_6659_fd93))))
        .collect()
}

fn some(text: impl ToString) -> Option<String> {
    Some(text.to_string())
}

fn day(chance: &mut TownChance, from: i32, years: usize) -> NaiveDate {
    let year = from + chance.below(years) as i32;
    NaiveDate::from_ymd_opt(year, 1 + chance.below(12) as u32, 1 + chance.below(28) as u32).unwrap()
}

fn phone(chance: &mut TownChance) -> String {
    let codes = ["903", "911", "918", "928", "952", "961", "988"];
    let start = *chance.one(&codes);
    format!("+7{start}{:07}", chance.draw() % 10_000_000)
}

fn case(lists: &TownLists, n: usize, chance: &mut TownChance) -> Case {
    let id = |chance: &mut TownChance| Id(uuid::Uuid::from_u64_pair(chance.draw(), chance.draw()));
    let surname = chance.one(&lists.surnames).clone();
    let mut members = Vec::new();
    let family = FamilyId(Id::new());
    let mother = chance.below(6) > 0;
    let adults = 1 + usize::from(chance.below(3) == 0);
    let children = 1 + chance.below(3);
    for place in 0..adults + children {
        let child = place >= adults;
        let woman = if child { chance.below(2) == 0 } else { mother != (place == 1) };
        let which = usize::from(woman);
        let first = chance.one(if woman { &lists.women } else { &lists.men }).clone();
        let adult_phone = !child && chance.below(8) > 0 || child && chance.below(5) == 0;
        members.push(Member {
            id: MemberId(id(chance)),
            family,
            role: if child {
                Role::Child
            } else if woman {
                Role::Mother
            } else {
                Role::Father
            },
            last_name: some(&surname[which]),
            first_name: Some(first),
            patronymic: some(&chance.one(&lists.patronymics)[which]),
            former_name: (!child && woman && chance.below(7) == 0)
                .then(|| chance.one(&lists.surnames)[1].clone()),
            born: Some(if child { day(chance, 2009, 15) } else { day(chance, 1965, 38) }),
            phones: if adult_phone { vec![phone(chance)] } else { Vec::new() },
            occupation: if child {
                Some(chance.one(&lists.schools).clone())
            } else {
                some("не работает")
            },
            resources: None,
            disability: None,
            limited_health: false,
            note: None,
            born_year: None,
            from: None,
            until: None,
            why_left: None,
            second_role: None,
            person: None,
        });
    }
    let first = &members[0];
    let title =
        [&first.last_name, &first.first_name, &first.patronymic].map(|t| t.clone().unwrap()).join(" ");
    let tags = ["#лагерь", "#путёвка", "#субсидия", "#логопед"];
    let mut case = Case::new(Family {
        short: String::new(),
        id: FamilyId(id(chance)),
        title,
        address: Address {
            settlement: Some(chance.one(&lists.settlements).clone()),
            street: Some(chance.one(&lists.streets).clone()),
            house: some(1 + chance.below(80)),
            block: None,
            flat: (chance.below(3) > 0).then(|| (1 + chance.below(90)).to_string()),
            access: None,
        },
        safety: None,
        form: None,
        member: None,
        ground: None,
        source: None,
        under: None,
        registered_on: None,
        journal_number: Some(format!("{}/{}", n + 1, 24 + n % 3)),
        note: (chance.below(25) == 0).then(|| format!("есть кошка, {}", chance.one(&tags))),
    });
    for member in &mut members {
        member.family = case.family.id;
    }
    case.members = members;
    let from = day(chance, 2025, 1);
    case.levels.push(LevelSpan {
        id: id(chance),
        family: case.family.id,
        level: Level::Basic,
        from,
        until: None,
        decided_by: None,
        decided_on: None,
        number: some(100 + n * 3),
        decision: None,
        reason: None,
        visits: None,
        per: None,
    });
    case.programmes.push(Programme {
        id: id(chance),
        family: case.family.id,
        member: None,
        version: 1,
        approved_by: None,
        number: Some(format!("{}-П", n + 7)),
        on: None,
        decision: None,
        sent_on: None,
        until: None,
        paper: None,
        ippsu: None,
        ipra: None,
        opinion: None,
        note: None,
    });
    case.activities.push(Activity {
        id: id(chance),
        family: case.family.id,
        programme: None,
        goal: None,
        member: None,
        help: Help::Social,
        urgent: false,
        text: "помощь".to_owned(),
        organisation: Some(chance.one(&lists.organisations).clone()),
        due: None,
        state: ActivityState::Planned,
        done_on: None,
        result: None,
        note: None,
    });
    if n % 12 == 11 {
        let on = from + chrono::Days::new(200);
        let (decided_by, decided_on, number) = (None, None, None);
        let closing = Closing {
            id: id(chance),
            family: case.family.id,
            on,
            reason: None,
            note: None,
            under: None,
            positive: None,
            decided_by,
            decided_on,
            number,
            decision: None,
            moved_to: None,
            after_until: None,
        };
        case.closings.push(closing);
    }
    case
}
