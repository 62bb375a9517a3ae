import type { Grid, Image } from '@atelier/contracts'
import type { Shown } from '../../modules/links/module.ts'
import { markup, type Markup } from './markup.ts'
import type { Words } from './words.ts'

/** Where a page is, as its visitor asked for it. */
export interface Place {
  /** With scheme and host, for programs that show a preview of a link. */
  readonly origin: string
  readonly token: string
}

interface Document {
  readonly words: Words
  readonly title: string
  readonly head?: Markup | undefined
  readonly note?: string | null | undefined
  readonly body: Markup
}

/** Characters of a prompt that make a title. */
const TITLE_LENGTH = 120
/** Pixels of the longer side that a page shows of one picture. */
const LARGE = 1280

export const document = ({ words, title, head, note, body }: Document) =>
  markup`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<link rel="stylesheet" href="/s/style.css">
${head}
</head>
<body>
<header><h1>${title}</h1>${note ? markup`<p class="note">${note}</p>` : undefined}</header>
<main>
${body}
</main>
<footer>${words.say('madeWith')}</footer>
</body>
</html>
`.html

/** Nothing, or nothing any more: which of the two is nobody's business. */
export const nowherePage = (words: Words) =>
  document({ words, title: words.say('nowhere'), body: markup`<p>${words.say('nowhereHelp')}</p>` })

/** `problem`: why the last try came to nothing. */
export const lockedPage = (words: Words, { token }: Place, problem?: string) =>
  document({
    words,
    title: words.say('locked'),
    body: markup`<form method="post" action="/s/${token}">
<label for="password">${words.say('password')}</label>
<input id="password" name="password" type="password" autocomplete="off" required autofocus${
      problem === undefined ? undefined : markup` aria-invalid="true" aria-describedby="problem"`
    }>
${problem === undefined ? undefined : markup`<p class="wrong" id="problem" role="alert">${problem}</p>`}
<button>${words.say('open')}</button>
</form>`,
  })

/** What a link shows. */
export function shownPage(words: Words, place: Place, shown: Shown & { cursor?: string | undefined }): string {
  const { link, images, grid, nextCursor, before } = shown
  const [first] = images
  const title = shown.title ?? (link.withRecipe ? shortened(first?.prompt ?? '') : '')
  const name = title || words.say('untitled')
  const body =
    link.kind === 'image' && first
      ? markup`<div class="one">${figure(words, place, shown, { image: first, number: 1, size: 'large' })}</div>`
      : grid
        ? table(words, place, shown, grid)
        : wall(words, place, shown)
  return document({
    words,
    title: name,
    head: preview(words, place, { name, first, count: images.length }),
    note:
      shown.description ??
      (images.length > 1 && nextCursor === null && !before ? words.say('pictures', { count: images.length }) : null),
    body,
  })
}

/** The address of a picture behind the link. */
const pictureAt = ({ token }: Place, id: string, size: 'small' | 'large' | 'original') => `/s/${token}/${id}/${size}`

/** The address of the page of a picture, and of what it is one of. */
export const pageAt = ({ token }: Place, id: string, cursor: string | undefined) =>
  `/s/${token}/${id}${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`
export const wallAt = ({ token }: Place, cursor: string | undefined) =>
  `/s/${token}${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`

/** For chats and the like that show what an address leads to (ogp.me). */
export const preview = (
  words: Words,
  place: Place,
  { name, first, count, path = '' }: { name: string; first: Image | undefined; count: number; path?: string },
) =>
  markup`<meta property="og:type" content="website">
<meta property="og:site_name" content="Atelier">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${words.say(count > 1 ? 'pictures' : 'madeWith', { count })}">
<meta property="og:url" content="${place.origin}/s/${place.token}${path}">
${
  first &&
  markup`<meta property="og:image" content="${place.origin}${pictureAt(place, first.id, 'large')}">
<meta property="og:image:type" content="image/webp">
<meta name="twitter:card" content="summary_large_image">`
}`

interface Framed {
  readonly image: Image
  /** Which of them, from 1. */
  readonly number: number
  readonly size: 'small' | 'large'
}

/** `cursor`: of the page of a wall that it stands on. */
export function figure(
  words: Words,
  place: Place,
  { link, cursor }: Pick<Shown, 'link'> & { cursor?: string | undefined },
  { image, number, size }: Framed,
): Markup {
  const { width, height } = within(image, size === 'large' ? LARGE : LARGE / 2)
  const alt = image.title ?? (link.withRecipe ? image.prompt : words.say('picture', { number }))
  const picture = markup`<img src="${pictureAt(place, image.id, size)}" alt="${alt}" width="${width}" height="${height}"${
    number > 6 ? markup` loading="lazy"` : undefined
  }>`
  return markup`<figure>
${size === 'large' ? picture : markup`<a id="${image.id}" href="${pageAt(place, image.id, cursor)}">${picture}</a>`}
${caption(words, place, { image, withRecipe: link.withRecipe, withOriginal: link.withOriginal })}
</figure>`
}

interface Told {
  readonly image: Image
  readonly withRecipe: boolean
  readonly withOriginal: boolean
}

function caption(words: Words, place: Place, { image, withRecipe, withOriginal }: Told): Markup | undefined {
  if (!withRecipe && !withOriginal) return undefined
  return markup`<figcaption>
${withRecipe ? recipe(words, image) : undefined}
${withOriginal ? markup`<a class="go" href="${pictureAt(place, image.id, 'original')}">${words.say('download')}</a>` : undefined}
</figcaption>`
}

function recipe(words: Words, image: Image): Markup {
  const lines = [
    [words.say('prompt'), image.prompt],
    [words.say('negativePrompt'), image.negativePrompt],
    [words.say('model'), image.model],
    [words.say('seed'), image.seed],
    [words.say('steps'), image.steps],
    [words.say('guidance'), image.guidance],
    [words.say('size'), `${image.width} × ${image.height}`],
  ].filter(([, value]) => value !== null && value !== '')
  return markup`<dl>${lines.map(([term, value]) => markup`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`
}

function wall(words: Words, place: Place, shown: Shown & { cursor?: string | undefined }): Markup {
  const { images } = shown
  const pictures = images.map(
    (image, at) => markup`<li>${figure(words, place, shown, { image, number: at + 1, size: 'small' })}</li>`,
  )
  return markup`${images.length === 0 ? markup`<p>${words.say('empty')}</p>` : markup`<ul class="wall">\n${pictures}\n</ul>`}
${pages(words, place, shown)}`
}

/** The way to the pages of a wall beside this one. */
function pages(words: Words, place: Place, { before, nextCursor }: Shown): Markup | undefined {
  if (!before && nextCursor === null) return undefined
  return markup`<nav class="steps">
${before && markup`<a class="go" rel="prev" href="${wallAt(place, before.cursor ?? undefined)}">${words.say('newer')}</a>`}
${nextCursor === null ? undefined : markup`<a class="go" rel="next" href="${wallAt(place, nextCursor)}">${words.say('older')}</a>`}
</nav>`
}

/** Rows along the first axis, and columns along all others. */
function table(words: Words, place: Place, shown: Shown, grid: Grid): Markup {
  const [rows, ...others] = grid.axes
  const columns = others.reduce((count, { values }) => count * values.length, 1)
  const labelOf = (value: string | number | undefined) => grid.styleNames[String(value)] ?? String(value ?? '')
  const labels = (at: number) => {
    const found: string[] = []
    let left = at
    for (const { values } of others.toReversed()) {
      found.unshift(labelOf(values[left % values.length]))
      left = Math.floor(left / values.length)
    }
    return found.join(', ')
  }
  const byCell = new Map(grid.items.map(({ cell, image }) => [cell, image]))
  const cellOf = (row: number, column: number) => {
    const image = byCell.get(row * columns + column)
    return image && image.trashedAt === null
      ? figure(words, place, shown, { image, number: row * columns + column + 1, size: 'small' })
      : undefined
  }
  const all = Array.from({ length: columns }, (_, column) => column)
  return markup`<div class="table" tabindex="0" role="region" aria-label="${shown.title ?? words.say('untitled')}"><table>
${others.length > 0 ? markup`<thead><tr><td></td>${all.map(column => markup`<th scope="col">${labels(column)}</th>`)}</tr></thead>` : undefined}
<tbody>
${(rows?.values ?? []).map(
  (value, row) =>
    markup`<tr><th scope="row">${labelOf(value)}</th>${all.map(column => markup`<td>${cellOf(row, column)}</td>`)}</tr>
`,
)}</tbody>
</table></div>`
}

/** A title of a prompt, with whole words. */
function shortened(prompt: string): string {
  const letters = Array.from(prompt)
  if (letters.length <= TITLE_LENGTH) return prompt
  return `${letters
    .slice(0, TITLE_LENGTH)
    .join('')
    .replace(/\s+\S*$/, '')}…`
}

/** No larger than a length on its longer side, and never larger than it is. */
function within({ width, height }: Image, longest: number) {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
