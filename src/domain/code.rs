//! Code lists: closed sets of values, each with the code by which files name it.

/// Declares enums with their codes: `ALL` and `CODES` in the order in which they are offered, `code`, `from_code`, and how
/// a field of a record and bytes hold one.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)* })*) => {
        $($(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $code)] $variant,)*
        }

        impl $name {
            /// The codes, in the order in which they are offered.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// All values, in the order in which they are offered.
            pub const ALL: [$name; $name::CODES.len()] = [$($name::$variant),*];

            /// The code in files and messages.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// The value of that code; a file of a newer program may have one that is not known here.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some($name::$variant),)*
                    _ => None,
                }
            }
        }

        impl $crate::domain::value::Scalar for $name {
            const TYPE: $crate::domain::field::FieldType = $crate::domain::field::FieldType::Choice($name::CODES);

            fn read<S: $crate::domain::value::FieldSource>(
                source: &S,
                field: $crate::domain::FieldName,
            ) -> Result<Option<Self>, S::Error> {
                source.text(field, $name::from_code)
            }

            fn value(&self) -> serde_json::Value {
                self.code().into()
            }
        }

        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                to.push(*self as u8);
            }

            fn unpack(from: &mut &[u8]) -> Option<Self> {
                let place = u8::unpack(from)?;
                $name::ALL.get(usize::from(place)).copied()
            }
        })*
    };
}

pub(crate) use codes;
