import type { Page } from '@playwright/test'
import { german } from '../../apps/web/src/i18n/messages/de/index.ts'

type Messages = Readonly<Record<string, string>>
/** The text of the page itself, not through it: what a reader of German must not meet. */
const english = async (part: string) =>
  ((await import(`../../apps/web/src/i18n/messages/en/${part}.ts`)) as { messages: Messages }).messages // as every part is made

const ESCAPED = /[.*+?^$()[\]\\]/g
/** Of a message without letters of its own anything would be one. */
const WORD = /\p{L}{3}/u

/** A pattern for each case of a message, whatever is filled in. */
const patternsOf = (message: string) =>
  message
    .split(' | ')
    .filter(text => WORD.test(text.replaceAll(/\{\w+\}/g, '')))
    .map(text => new RegExp(`^${text.replaceAll(ESCAPED, String.raw`\$&`).replaceAll(/\{\w+\}/g, '.+')}$`, 's'))

/** Tells which of some texts are messages in English, and not the same in German. */
export async function createEnglishFinder(): Promise<(texts: readonly string[]) => string[]> {
  const parts = await Promise.all(
    Object.entries<() => Promise<{ messages: Messages }>>(german).map(async ([part, load]) => {
      const { messages: said } = await load()
      const own = await english(part)
      return {
        english: Object.entries(own)
          .filter(([key, text]) => said[key] !== text)
          .map(([, text]) => text),
        german: Object.values(said),
      }
    }),
  )
  const foreign = parts.flatMap(part => part.english.flatMap(patternsOf))
  const native = parts.flatMap(part => part.german.flatMap(patternsOf))
  return texts =>
    texts.filter(text => foreign.some(pattern => pattern.test(text)) && !native.some(pattern => pattern.test(text)))
}

/** Everything that a person reads or is read in the page: texts, names, hints, and what an empty field says. */
export const textsOf = async (page: Page) =>
  page.evaluate(() => {
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('[lang]:not(html), script, style, noscript, textarea')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = [document.title]
    while (walker.nextNode())
      if (walker.currentNode.parentElement && isShown(walker.currentNode.parentElement))
        texts.push(walker.currentNode.nodeValue ?? '')
    for (const element of document.body.querySelectorAll('*')) {
      if (!isShown(element)) continue
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-description',
        'aria-valuetext',
        'aria-roledescription',
      ])
        texts.push(element.getAttribute(name) ?? '')
    }
    return [...new Set(texts.map(text => text.trim().replaceAll(/\s+/g, ' ')))].filter(Boolean)
  })

/** Controls whose text is wider than they are, and the page itself where it is wider than the window. */
export const overflowing = async (page: Page) =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a, h1, h2, legend, label, [role=tab]')].filter(
      element => element.checkVisibility({ visibilityProperty: true }),
    )
    const tooWide = controls
      .filter(element => {
        const { textOverflow, display } = getComputedStyle(element)
        // Words that are there for those who listen take no room.
        if (
          element.closest('.visually-hidden') ||
          [...element.querySelectorAll('*')].some(part => getComputedStyle(part).clipPath !== 'none')
        )
          return false
        return display !== 'inline' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1
      })
      .map(
        element =>
          `${element.tagName.toLowerCase()} ${element.textContent.trim()} ${element.scrollWidth} > ${element.clientWidth}`,
      )
    const root = document.documentElement
    return root.scrollWidth > root.clientWidth
      ? [...tooWide, `the page ${root.scrollWidth} > ${root.clientWidth}`]
      : tooWide
  })
