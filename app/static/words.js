/* Texts in the reader's language: the page carries those that scripts say (English needs none). */

const element = document.getElementById("script-texts");
const texts = element ? JSON.parse(element.textContent) : {};
/* As addresses name it. */
export const language = document.documentElement.lang.split("-")[0];
const ORDER = ["zero", "one", "two", "few", "many", "other"];
const plurals = new Intl.PluralRules(document.documentElement.lang);
const categories = ORDER.filter((each) => plurals.resolvedOptions().pluralCategories.includes(each));

/* "Hide %(name)s" with its values filled in. */
export function t(text, values = {}) {
  return filled(texts[text]?.[0] ?? text, values);
}

/* "%(num)s paper" or "%(num)s papers", as the number wants it. */
export function nt(one, many, num, values = {}) {
  const forms = texts[one] ?? [one, many];
  const form = texts[one] ? categories.indexOf(plurals.select(num)) : Number(num !== 1);
  return filled(forms[Math.min(form, forms.length - 1)], { num: num.toLocaleString(document.documentElement.lang), ...values });
}

/* "authors, papers, and topics", as the language writes a list. */
export function listed(words) {
  return new Intl.ListFormat(document.documentElement.lang).format(words);
}

function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (whole, name) => values[name] ?? whole);
}
