//! A table of text: columns as wide as their widest cell.

use std::fmt;

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    /// Words, with this heading.
    Words(&'static str),
    /// Numbers, to the right, with this heading.
    Numbers(&'static str),
}

impl Column {
    fn heading(self) -> &'static str {
        match self {
            Column::Words(heading) | Column::Numbers(heading) => heading,
        }
    }

    fn aligned(self, cell: &str, width: usize) -> String {
        match self {
            Column::Words(_) => format!("{cell:<width$}"),
            Column::Numbers(_) => format!("{cell:>width$}"),
        }
    }
}

/// A table; it prints nothing at all when it has no rows.
pub(super) struct Table<const N: usize> {
    pub(super) columns: [Column; N],
    pub(super) rows: Vec<[String; N]>,
}

impl<const N: usize> fmt::Display for Table<N> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rows.is_empty() {
            return Ok(());
        }
        let headings = self.columns.map(|column| column.heading().to_owned());
        let lines: Vec<&[String; N]> = std::iter::once(&headings).chain(&self.rows).collect();
        let length = |cell: &String| cell.chars().count();
        let widths: [usize; N] = std::array::from_fn(|column| {
            let cells = lines.iter().map(|line| length(&line[column]));
            cells.max().unwrap_or(0)
        });
        writeln!(formatter)?;
        for line in lines {
            let cells = self.columns.iter().zip(line).zip(widths);
            let aligned: Vec<String> = cells
                .map(|((column, cell), width)| column.aligned(cell, width))
                .collect();
            writeln!(formatter, "{}", aligned.join("  ").trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let table = Table {
            columns: [
                Column::Words("what"),
                Column::Numbers("n"),
                Column::Words(""),
            ],
            rows: vec![
                ["a longer one".into(), "5".into(), "yes".into()],
                ["×".into(), "10000".into(), String::new()],
            ],
        };
        assert_eq!(
            table.to_string(),
            "\nwhat              n\na longer one      5  yes\n×             10000\n"
        );
        let empty = Table {
            columns: [Column::Words("what")],
            rows: Vec::new(),
        };
        assert_eq!(empty.to_string(), "");
    }
}
