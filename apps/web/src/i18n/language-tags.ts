/** What comes behind a language in the names that systems give it: `de_DE.UTF-8`, `en-US@posix`. */
const OF_THE_SYSTEM = /[.@].*$/

function canonical(name: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(name.replace(OF_THE_SYSTEM, '').replaceAll('_', '-'))
  } catch {
    return []
  }
}

/**
 * What a browser asks for, as tags that `Intl` takes, in its order. Browsers hand over what their system is set to: a
 * Chromium on a machine without a locale says `en-US@posix`, which every part of `Intl` throws at.
 */
export const languageTags = ({ languages, language }: Partial<Pick<Navigator, 'languages' | 'language'>>) => [
  ...new Set([...(languages ?? []), ...(language === undefined ? [] : [language])].flatMap(canonical)),
]
