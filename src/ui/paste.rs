//! What of a paste is text: commands to a terminal, copied along with it, are taken out whole.

const ESC: char = '\u{1b}';

/// The text without control sequences: `ESC [ 31 m` is removed with its parameters, `ESC ] … BEL` with its contents.
#[must_use]
pub fn text(pasted: &str) -> String {
    let mut clean = String::with_capacity(pasted.len());
    let mut letters = pasted.chars();
    while let Some(letter) = letters.next() {
        let introducer = match letter {
            ESC => letters.next(),
            '\u{9b}' => Some('['),
            other => {
                clean.push(other);
                continue;
            }
        };
        match introducer {
            // Parameters end with the first letter or sign from `@` on.
            Some('[') => drop(letters.find(|c| ('@'..='~').contains(c))),
            Some(']' | 'P' | '_' | '^') => {
                let mut before = ' ';
                let _ = letters.find(|c| {
                    let over = *c == '\u{7}' || (before, *c) == (ESC, '\\');
                    before = *c;
                    over
                });
            }
            _ => {}
        }
    }
    // Windows ends a line with two signs, an old Mac with the first of them.
    clean.replace("\r\n", "\n").replace('\r', "\n")
}

/// The same for a text of one line: each line end is one blank, however the machine it came from writes it.
#[must_use]
pub fn one_line(typed: &str) -> String {
    let flat = typed.replace("\r\n", "\n").replace(['\n', '\r', '\t'], " ");
    flat.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::{one_line, text};

    #[test]
    fn a_line_end_is_one_blank() {
        assert_eq!(one_line("a\r\nb\nc\rd\te\u{7}"), "a b c d e");
    }

    #[test]
    fn control_sequences_go_whole() {
        assert_eq!(text("a\u{1b}[31mred\u{1b}[0m b"), "ared b");
        assert_eq!(text("a\u{1b}]0;title\u{7}b\u{1b}]0;title\u{1b}\\c"), "abc");
        assert_eq!(text("a\u{9b}1;31mb\u{1b}"), "ab");
        assert_eq!(text("line\nline"), "line\nline");
    }
}
