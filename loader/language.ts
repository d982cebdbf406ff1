/** The first language of ours that tag, page or browser name; `undefined` where none of them is. */
export function languageOfVisitor(locale: string, ours: readonly string[]): string | undefined {
  return [locale, document.documentElement.lang, ...navigator.languages]
    .map((each) => each.split('-')[0]?.toLowerCase() ?? '')
    .find((each) => ours.includes(each));
}
