const plurals = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The forms by number of a text; null where it has none. */
export function formsIn(text) {
  return typeof text === 'object' && 'other' in text && Object.keys(text).every((key) => plurals.includes(key))
    ? text
    : null;
}

/** The texts of a file by their whole keys; one with forms by number is one text. */
export function flatTexts(tree, before = '') {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      const whole = `${before}${key}`;
      if (typeof value === 'string' || formsIn(value)) return [[whole, value]];
      return Object.entries(flatTexts(value, `${whole}.`));
    }),
  );
}

/** The names of what has to be put in. */
export function holesOf(text) {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name);
}

/** What is wrong with a file in another language, in words. */
export function faultsOf(language, english, other) {
  const [wanted, given] = [flatTexts(english), flatTexts(other)];
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const faults = Object.keys(given)
    .filter((key) => !(key in wanted))
    .map((key) => `${key} is no key of the English file`);
  for (const [key, text] of Object.entries(wanted)) faults.push(...faultsIn(key, text, given[key], categories));
  return faults;
}

function faultsIn(key, english, other, categories) {
  if (other === undefined) return [`${key} is missing`];
  const forms = formsIn(english);
  if (!forms) return typeof other === 'string' ? holeFaults(key, english, other) : [`${key} has forms by number`];
  if (!formsIn(other)) return [`${key} has no forms by number`];
  const missing = categories.filter((form) => !(form in other)).map((form) => `${key} has no form "${form}"`);
  return [...missing, ...holeFaults(key, forms.other, other.other)];
}

function holeFaults(key, english, other) {
  if (other.trim() === '') return [`${key} is empty`];
  const [wanted, given] = [english, other].map((text) => [...new Set(holesOf(text))].sort().join());
  return wanted === given ? [] : [`${key} has the holes "${given}" for "${wanted}"`];
}
