//! A table of text for people: columns as wide as their widest cell, two
//! spaces between them, no lines, nothing at the end of a line.

use unicode_width::UnicodeWidthStr;

use super::clean::clean_line;

/// Rows below a heading.
#[derive(Debug)]
pub(crate) struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table of these columns, without rows.
    pub(crate) fn new(heading: [&str; COLUMNS]) -> Self {
        Self {
            rows: vec![heading.map(str::to_owned)],
        }
    }

    /// Adds a row; the cells may hold text from outside.
    pub(crate) fn row(&mut self, cells: [&str; COLUMNS]) {
        self.rows
            .push(cells.map(|cell| clean_line(cell).into_owned()));
    }

    /// The whole table, with a line break at its end.
    pub(crate) fn render(&self) -> String {
        let widths: [usize; COLUMNS] = std::array::from_fn(|column| {
            let widths = self.rows.iter().map(|row| row[column].width());
            widths.max().unwrap_or(0)
        });
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width - cell.width() + 2));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_also_for_wide_and_hostile_text() {
        let mut table = Table::new(["FEED", "PROJECT", "UPSTREAM"]);
        table.row(["crates-mirror", "", "crates.io"]);
        table.row(["検査", "Fabri\u{1b}kam", "none"]);
        insta::assert_snapshot!(table.render(), @r"
        FEED           PROJECT         UPSTREAM
        crates-mirror                  crates.io
        検査           Fabri\u{1b}kam  none
        ");
    }
}
