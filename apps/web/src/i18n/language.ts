import { computed, shallowRef } from 'vue'
import { followStored, store, readStored } from '../browser/stored.ts'
import { whenUsed } from '../browser/when-used.ts'
import { setRegions } from './format.ts'
import { languageTags } from './language-tags.ts'
import { serverTexts } from './server-texts.ts'
import { LANGUAGES, spoken, type Language } from './spoken.ts'
import { prepare } from './translations.ts'

export type LanguageChoice = 'system' | Language

const KEY = 'atelier.language'

const isLanguage = (text: string | undefined | null): text is Language => LANGUAGES.some(language => language === text)
const parse = (stored: string | null): LanguageChoice => (isLanguage(stored) ? stored : 'system')

/** What the browser installs is called and described in the language of the page; its id is the same in all. */
function nameManifest(root: HTMLElement, language: Language) {
  const link = root.querySelector<HTMLLinkElement>('link[rel=manifest]')
  const path = language === 'en' ? '/manifest.webmanifest' : `/manifest.${language}.webmanifest`
  if (link && link.getAttribute('href') !== path) link.setAttribute('href', path)
}

/** The language: the one that was chosen, or the first of the browser's that the page speaks. `<html lang>` follows. */
export function createLanguage(root: HTMLElement, browser: Parameters<typeof languageTags>[0]) {
  const choice = shallowRef(parse(readStored(KEY)))
  const fromBrowser = () =>
    languageTags(browser)
      .map(tag => tag.split('-')[0])
      .find(isLanguage) ?? 'en'
  const wanted = computed(() => (choice.value === 'system' ? fromBrowser() : choice.value))

  async function speak() {
    const language = wanted.value
    setRegions(languageTags(browser))
    // Where the texts do not come, the page goes on in the language it has; they are asked for again with the next page.
    const isThere = await prepare(language).then(
      () => true,
      () => false,
    )
    // Another one may have been chosen while its texts were on their way.
    if (!isThere || language !== wanted.value) return
    spoken.value = language
    root.lang = language
    nameManifest(root, language)
    if (language !== 'en') whenUsed(async () => serverTexts(language))
  }

  async function choose(next: LanguageChoice) {
    choice.value = next
    store(KEY, next)
    await speak()
  }

  const follow = () => void speak()
  // Chosen in another tab, or in the browser.
  followStored(KEY, text => {
    choice.value = parse(text)
    follow()
  })
  addEventListener('languagechange', follow)
  return { choice, choose, ready: speak() }
}
