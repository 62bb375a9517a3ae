/** A tag of an XML text; `start` is where its `<` stands, `end` lies behind its `>`. */
export interface XmlTag {
  readonly kind: 'open' | 'close' | 'empty'
  readonly name: string
  readonly start: number
  readonly end: number
}

export interface XmlAttribute {
  readonly name: string
  /** As it is written, escapes and all. */
  readonly value: string
  /** With the blank in front of it, so that the tag stays sound without it. */
  readonly start: number
  readonly end: number
}

/** What looks like tags and is none. */
const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

const asideAt = (xml: string, start: number) => {
  const next = xml[start + 1]
  return next === '!' || next === '?' ? ASIDES.find(([open]) => xml.startsWith(open, start)) : undefined
}

const NAME = /[^\s/>]{1,200}/y

/** Behind the `>` of a tag: the first that stands in no quotes. -1 where there is none. */
const endOfTag = (xml: string, start: number) => {
  for (let at = start; at < xml.length; at++) {
    const character = xml[at]
    if (character === '>') return at + 1
    if (character !== '"' && character !== "'") continue
    at = xml.indexOf(character, at + 1)
    if (at < 0) return -1
  }
  return -1
}

/**
 * The tags of an XML text in their order, over comments and the like, until it ends or makes no sense any more. Each
 * character is looked at once or twice, whatever the text is.
 */
export function* walkXml(xml: string): Generator<XmlTag> {
  for (let start = xml.indexOf('<'); start >= 0;) {
    const aside = asideAt(xml, start)
    const end = aside ? behind(xml, aside[1], start + aside[0].length) : endOfTag(xml, start)
    if (end < 0) return
    if (!aside) yield tagAt(xml, start, end)
    start = xml.indexOf('<', end)
  }
}

const behind = (xml: string, mark: string, from: number) => {
  const at = xml.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

const tagAt = (xml: string, start: number, end: number): XmlTag => {
  const isClose = xml[start + 1] === '/'
  NAME.lastIndex = start + (isClose ? 2 : 1)
  const kind = isClose ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open'
  return { kind, name: NAME.exec(xml)?.[0] ?? '', start, end }
}

/** Bounded, so that no text makes it look at anything again and again. */
const ATTRIBUTE = /\s([\w:.-]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g

export const attributesOf = (xml: string, { start, end }: XmlTag): XmlAttribute[] =>
  Array.from(xml.slice(start, end).matchAll(ATTRIBUTE), ({ 0: whole, 1: name = '', 2: double, 3: single, index }) => ({
    name,
    value: double ?? single ?? '',
    start: start + index,
    end: start + index + whole.length,
  }))
