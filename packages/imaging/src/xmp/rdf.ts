import { unescapeXml } from './escaping.ts'
import { attributesOf, walkXml, type XmlTag } from './walk.ts'

/** By the prefixes that everybody uses for them; a packet may have others. */
export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
} as const

/** Something that a packet says of the whole picture. */
export interface XmpProperty {
  /** With the usual prefix, whatever the packet has: `xmp:Rating`. */
  readonly name: string
  /** The items of a list, or the only text. */
  readonly values: readonly string[]
  /** Where it stands, as an element or as an attribute: without that the packet is as sound as before. */
  readonly start: number
  readonly end: number
}

export interface Rdf {
  readonly properties: readonly XmpProperty[]
  /** What the packet says that it is about, as it is written; mostly nothing. */
  readonly about: string
  /** Where `</rdf:RDF>` stands; undefined in what is no whole packet. */
  readonly end: number | undefined
}

const MAX_VALUES = 1000
/** In characters; longer ones are cut. */
const MAX_VALUE_LENGTH = 2000
/** Elements around the description of a picture; there are one or two. */
const MAX_AROUND = 4

/** Elements below `rdf:RDF`: descriptions, their properties, the list in a property, its items. */
const LEVEL = { rdf: 0, description: 1, property: 2, item: 4 } as const
/** What is deeper says nothing that is read. */
const MAX_DEPTH = MAX_AROUND + LEVEL.item

/** Names with the usual prefixes, by what a packet declares; what it leaves out is taken for the usual. */
const createNames = () => {
  const spaces = new Map<string, string>(Object.entries(NAMESPACES))
  const usual = new Map<string, string>(Object.entries(NAMESPACES).map(([prefix, space]) => [space, prefix]))
  return {
    declare(name: string, space: string) {
      if (name.startsWith('xmlns:')) spaces.set(name.slice('xmlns:'.length), space)
    },
    of(name: string) {
      const colon = name.indexOf(':')
      const space = colon < 0 ? undefined : spaces.get(name.slice(0, colon))
      const prefix = space === undefined ? undefined : usual.get(space)
      return prefix === undefined ? undefined : prefix + name.slice(colon)
    },
  }
}

const textOf = (xml: string) => unescapeXml(xml.slice(0, MAX_VALUE_LENGTH)).toWellFormed().trim()

/** Gathers what stands in the elements of properties. */
const createElements = (packet: string, properties: XmpProperty[]) => {
  let opened: { name: string; tag: XmlTag; values: string[]; hasElements: boolean } | undefined
  let itemStart: number | undefined
  return {
    begin(name: string, tag: XmlTag) {
      if (tag.kind === 'empty') properties.push({ name, values: [], start: tag.start, end: tag.end })
      else opened = { name, tag, values: [], hasElements: false }
    },
    enter(tag: XmlTag, isItem: boolean) {
      if (opened) opened.hasElements = true
      if (isItem) itemStart = tag.end
    },
    leave(tag: XmlTag, level: number) {
      if (!opened) return
      if (level === LEVEL.item && itemStart !== undefined && opened.values.length < MAX_VALUES) {
        const item = packet.slice(itemStart, tag.start)
        if (!item.includes('<')) opened.values.push(textOf(item))
        itemStart = undefined
      }
      if (level !== LEVEL.property) return
      const { name, values, hasElements, tag: first } = opened
      const told = hasElements ? values : [textOf(packet.slice(first.end, tag.start))]
      properties.push({ name, values: told, start: first.start, end: tag.end })
      opened = undefined
    },
  }
}

/**
 * What a packet says in the properties that are asked for, by name, wherever it says it (ISO 16684-1, 7): in an element or an
 * attribute, alone or in a list. Structures inside of properties are passed over. Never throws.
 */
export const readRdf = (packet: string, wanted: ReadonlySet<string>): Rdf => {
  const names = createNames()
  const properties: XmpProperty[] = []
  const elements = createElements(packet, properties)
  let [depth, root, about, isDescription] = [0, -1, '', false]

  const describe = (tag: XmlTag) => {
    for (const { name: written, value, start, end } of attributesOf(packet, tag)) {
      const name = names.of(written)
      if (name === 'rdf:about') about = value
      if (name !== undefined && wanted.has(name)) properties.push({ name, values: [textOf(value)], start, end })
    }
  }
  const enter = (tag: XmlTag) => {
    if (depth > MAX_DEPTH) return
    for (const { name, value } of attributesOf(packet, tag)) names.declare(name, value)
    const name = names.of(tag.name)
    if (root < 0 && depth <= MAX_AROUND && tag.kind === 'open' && name === 'rdf:RDF') root = depth
    const level = root < 0 ? LEVEL.rdf : depth - root
    if (level === LEVEL.description) isDescription = name === 'rdf:Description'
    if (level === LEVEL.description && isDescription) describe(tag)
    if (level === LEVEL.property && isDescription && name !== undefined && wanted.has(name)) elements.begin(name, tag)
    if (level > LEVEL.property) elements.enter(tag, level === LEVEL.item && name === 'rdf:li')
  }

  for (const tag of walkXml(packet)) {
    if (tag.kind === 'close') {
      depth -= 1
      if (root >= 0 && depth === root) return { properties, about, end: tag.start }
      elements.leave(tag, depth - root)
      continue
    }
    enter(tag)
    if (tag.kind === 'open') depth += 1
  }
  return { properties, about, end: undefined }
}
