//! What all charts share: the finding as a title, the unit below it, the footer, and the text alternative.

use super::Drawing;
use super::canvas::{Anchor, Canvas, Head, INK, SOFT, Type, WIDTH, balanced, bold, regular, wrap};
use super::data::capital;
use crate::language::{Language, Words};

/// The empty space around a chart.
pub(super) const MARGIN: f64 = 32.0;
/// The width that charts may use.
pub(super) const INNER: f64 = WIDTH - 2.0 * MARGIN;

const TITLE: Type = bold(22.0, INK);
const SUBTITLE: Type = regular(14.0, SOFT);
const FOOTER: Type = regular(12.0, SOFT);

/// What a chart says around its marks.
pub(super) struct Caption {
    pub(super) key: &'static str,
    /// The finding, a sentence.
    pub(super) title: String,
    /// The unit, and what is shown.
    pub(super) subtitle: String,
    /// How to read the marks; the replicates and the caution are added.
    pub(super) footer: String,
}

/// A chart under construction.
pub(super) struct Sheet {
    pub(super) canvas: Canvas,
    /// Where the next thing may be drawn.
    pub(super) y: f64,
    words: Caption,
    language: Language,
}

impl Sheet {
    /// Sets title and subtitle.
    pub(super) fn open(words: Caption, language: Language) -> Sheet {
        let mut sheet = Sheet { canvas: Canvas::default(), y: MARGIN + 14.0, words, language };
        for line in balanced(&capital(&sheet.words.title), TITLE, INNER) {
            sheet.line(TITLE, &line, 28.0);
        }
        for line in wrap(&sheet.words.subtitle, SUBTITLE, INNER).iter().filter(|line| !line.is_empty()) {
            sheet.line(SUBTITLE, line, 20.0);
        }
        sheet.y += 6.0;
        sheet
    }

    fn line(&mut self, style: Type, text: &str, height: f64) {
        self.canvas.text((MARGIN, self.y), Anchor::Start, style, text);
        self.y += height;
    }

    /// Sets the footer; `facts` are the key numbers for a reader who cannot see the chart, a sentence each.
    pub(super) fn close(self, replicates: u32, facts: &[String]) -> Drawing {
        let caution = caution(replicates, self.language);
        self.close_as(&caution, facts)
    }

    /// As [`Sheet::close`], with what the chart rests on in words.
    pub(super) fn close_as(mut self, caution: &str, facts: &[String]) -> Drawing {
        let footer = format!("{} {caution}", self.words.footer);
        self.y += 12.0;
        for line in wrap(footer.trim(), FOOTER, INNER) {
            self.line(FOOTER, &line, 17.0);
        }
        let Caption { key, title, subtitle, .. } = &self.words;
        let title = &capital(title);
        let text = format!("{title}\n{subtitle}\n\n{}\n\n{}\n", facts.join("\n"), footer.trim());
        let description = format!("{subtitle} {}", facts.join(" "));
        let head = Head { key, language: self.language.code(), title, description: &description };
        let svg = self.canvas.finish(&head, self.y + MARGIN - 20.0);
        Drawing { svg, text: text.replace('\u{a0}', " ") }
    }
}

fn caution(replicates: u32, language: Language) -> String {
    let count = crate::present::number::whole(u64::from(replicates), language);
    match (language, replicates) {
        (Language::Dutch, 1) => "1 run per variant. Modeluitkomst, geen voorspelling.".to_string(),
        (Language::English, 1) => "1 run per scheme. Model result, not a forecast.".to_string(),
        (Language::Dutch, _) => {
            format!(
                "{count} runs per variant, voor elke variant met hetzelfde toeval. Modeluitkomst, geen voorspelling."
            )
        }
        (Language::English, _) => {
            format!(
                "{count} runs per scheme, with the same luck for every scheme. Model result, not a forecast."
            )
        }
    }
}

/// What a chart says when there is nothing to draw.
pub(super) const NOTHING: Words = Words { nl: "niet gemeten", en: "not measured" };
