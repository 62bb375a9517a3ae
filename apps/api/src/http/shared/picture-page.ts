import type { Pictured } from '../../modules/links/module.ts'
import { markup } from './markup.ts'
import { document, figure, pageAt, preview, wallAt, type Place } from './page.ts'
import type { Words } from './words.ts'

/** One picture of several behind a link: as large as it is shown, with the way to those beside it and back to all of them. */
export function picturePage(words: Words, place: Place, pictured: Pictured): string {
  const { link, image, cursor, previous, next } = pictured
  const name = image.title ?? (pictured.title || words.say('untitled'))
  const step = (rel: 'prev' | 'next', address: string) =>
    markup`<a class="go" rel="${rel}" href="${address}">${words.say(rel === 'prev' ? 'previous' : 'next')}</a>`
  return document({
    words,
    title: name,
    head: preview(words, place, { name, first: image, count: 1, path: `/${image.id}` }),
    body: markup`<nav class="steps">
<a class="go" href="${`${wallAt(place, cursor)}#${image.id}`}">${words.say('all')}</a>
${previous && step('prev', pageAt(place, previous.id, previous.cursor))}
${next && step('next', pageAt(place, next.id, next.cursor))}
</nav>
<div class="one">${figure(words, place, { link }, { image, number: 1, size: 'large' })}</div>`,
  })
}
