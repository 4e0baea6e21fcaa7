//! What somebody is in a family: role, sex, disability, why a member no longer.

use super::code::codes;

codes! {
    /// Role in a family.
    Role {
        /// Мать.
        Mother = "mother",
        /// Отец.
        Father = "father",
        /// Ребёнок.
        Child = "child",
        /// Сын.
        Son = "son",
        /// Дочь.
        Daughter = "daughter",
        /// Опекун.
        Guardian = "guardian",
        /// Попечитель.
        Trustee = "trustee",
        /// Усыновитель.
        Adopter = "adopter",
        /// Приёмный родитель.
        FosterParent = "foster_parent",
        /// Мачеха.
        Stepmother = "stepmother",
        /// Отчим.
        Stepfather = "stepfather",
        /// Бабушка.
        Grandmother = "grandmother",
        /// Дедушка.
        Grandfather = "grandfather",
        /// Брат.
        Brother = "brother",
        /// Сестра.
        Sister = "sister",
        /// Внук.
        Grandson = "grandson",
        /// Внучка.
        Granddaughter = "granddaughter",
        /// Племянник.
        Nephew = "nephew",
        /// Племянница.
        Niece = "niece",
        /// Подопечный.
        Ward = "ward",
        /// Тётя.
        Aunt = "aunt",
        /// Дядя.
        Uncle = "uncle",
        /// Муж.
        Husband = "husband",
        /// Жена.
        Wife = "wife",
        /// Сожитель.
        Partner = "partner",
        /// Родственник.
        Relative = "relative",
        /// Иное.
        Other = "other",
    }

    /// Disability: groups 1 to 3, or a disabled child.
    Disability {
        /// I группа.
        First = "group_1",
        /// II группа.
        Second = "group_2",
        /// III группа.
        Third = "group_3",
        /// Ребёнок-инвалид.
        Child = "child",
    }

    /// Why somebody is a member of a family no longer.
    DepartureReason {
        /// Умер.
        Died = "died",
        /// Живёт отдельно.
        MovedOut = "moved_out",
        /// Отобран, помещён в учреждение.
        IntoCare = "taken_into_care",
        /// Стал совершеннолетним и вышел из сопровождения.
        OfAge = "of_age",
        /// Возвращён в кровную семью.
        Returned = "returned",
        /// Иное.
        Other = "other",
    }
}

impl Role {
    /// Whether only a man or only a woman has it.
    #[must_use]
    pub fn sex(self) -> Option<Sex> {
        match self {
            Role::Father
            | Role::Son
            | Role::Stepfather
            | Role::Grandfather
            | Role::Brother
            | Role::Grandson
            | Role::Nephew
            | Role::Uncle
            | Role::Husband => Some(Sex::Male),
            Role::Mother
            | Role::Daughter
            | Role::Stepmother
            | Role::Grandmother
            | Role::Sister
            | Role::Granddaughter
            | Role::Niece
            | Role::Aunt
            | Role::Wife => Some(Sex::Female),
            Role::Child
            | Role::Guardian
            | Role::Trustee
            | Role::Adopter
            | Role::FosterParent
            | Role::Ward
            | Role::Partner
            | Role::Relative
            | Role::Other => None,
        }
    }

    /// Whether it is that of a grown-up: a parent, somebody in the place of one, a grandparent.
    #[must_use]
    pub fn is_grown_up(self) -> bool {
        self.is_parent_by_blood()
            || matches!(
                self,
                Role::Guardian
                    | Role::Trustee
                    | Role::Adopter
                    | Role::FosterParent
                    | Role::Stepmother
                    | Role::Stepfather
                    | Role::Husband
                    | Role::Wife
            )
    }

    /// Whether it is that of a parent or grandparent by birth, who is older than the children by the years of a generation.
    #[must_use]
    pub fn is_parent_by_blood(self) -> bool {
        matches!(self, Role::Mother | Role::Father | Role::Grandmother | Role::Grandfather)
    }

    /// Whether it means a child where no birth is known. A grandson or a ward is one of the grown-ups who accompany him.
    #[must_use]
    pub fn is_child(self) -> bool {
        matches!(
            self,
            Role::Child
                | Role::Son
                | Role::Daughter
                | Role::Grandson
                | Role::Granddaughter
                | Role::Nephew
                | Role::Niece
                | Role::Ward
        )
    }
}

/// A man or a woman, where the file records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Мужчина, мальчик.
    Male,
    /// Женщина, девочка.
    Female,
}

impl Sex {
    /// The code that the messages know.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }
}
