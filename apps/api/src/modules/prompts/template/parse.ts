import { TemplateError, type Place } from './template-error.ts'

/**
 * The grammar of a dynamic prompt (EBNF, ISO 14977; what stands in ? ? is said in words):
 *
 *   template  = { variant | wildcard | escape | text } ;
 *   variant   = "{", [ several ], option, { "|", option }, "}" ;
 *   several   = number, [ "-", number ], "$$", [ separator, "$$" ] ;
 *   option    = [ weight, "::" ], template ;
 *   wildcard  = "__", name, "__" ;
 *   escape    = "\{" | "\}" | "\|" | "\\" | "\__" ;
 *   weight    = ? digits, a point among them if need be, blanks around them ? ;
 *   separator = ? any text without "{", "}", "|" and "$$", or with escapes of them ? ;
 *   name      = ? a letter or digit, then letters, digits, "-", "/" and single "_"; 60 at most ? ;
 *   text      = ? any other character; "|" and "}" too, where no variant is open ? ;
 *   entry     = option ;                                      (* one line of a wildcard *)
 *
 * An option may be empty. A "{" that nothing closes is an error; a backslash before anything else is a backslash.
 */
export interface Template {
  /** As it was written. */
  readonly source: string
  readonly parts: readonly Part[]
  /** There is a variant in it, or an escape of a brace or a wildcard. Wildcards alone may not be there. */
  readonly isTemplate: boolean
}

export type Part = string | Variant | Wildcard

export interface Variant {
  readonly kind: 'variant'
  /** How many of the options are taken. */
  readonly least: number
  readonly most: number
  readonly separator: string
  readonly options: readonly Option[]
}

export interface Wildcard {
  readonly kind: 'wildcard'
  readonly name: string
}

export interface Option {
  readonly weight: number
  readonly template: Template
}

/** Variants in variants. */
const MAX_DEPTH = 40
/** Options that one variant takes together. */
const MAX_TAKEN = 20
const MAX_WEIGHT = 1_000_000

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9/-]|_(?!_)){0,59}(?<!_)'
const ESCAPE = /\\([{}|\\]|__)/y
const WILDCARD = new RegExp(`__(${NAME})__`, 'y')
const TEXT = /[^{}|\\_]+|[^]/y
const SEVERAL = /(\d{1,9})(?:-(\d{1,9}))?\$\$/y
const SEPARATOR = /((?:\\[^]|\$(?!\$)|[^{}|\\$])*)\$\$/y
const WEIGHT = /\s*(\d+(?:\.\d+)?|\.\d+)\s*::/y
/** Without one of these a text is what it is. */
const SPECIAL = /[{}\\]|__/

const plain = (source: string): Template => ({ source, parts: source === '' ? [] : [source], isTemplate: false })

/** The names that stand in a text as wildcards do; more than are meant, where some are escaped. */
export const wildcardNames = (text: string): string[] =>
  Array.from(text.matchAll(new RegExp(WILDCARD.source, 'g')), ([, name = '']) => name)

export const parseTemplate = (text: string): Template =>
  SPECIAL.test(text) ? createParser(text, {}).template() : plain(text)

/** One entry of a wildcard, counted from 1. */
export const parseEntry = (text: string, wildcard: string, entry: number): Option =>
  SPECIAL.test(text) || text.includes('::')
    ? createParser(text, { wildcard, entry }).option()
    : { weight: 1, template: plain(text) }

function createParser(text: string, origin: Omit<Place, 'column'>) {
  let at = 0

  const fail = (sentence: string, column = at): never => {
    throw new TemplateError('malformed', sentence, { ...origin, column: column + 1 })
  }

  /** Moves on behind what the pattern finds right here. */
  function take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found) at += found[0].length
    return found
  }

  function template(depth = 0): Template {
    const start = at
    const parts: Part[] = []
    let isTemplate = false
    let literal = ''
    const add = (part: Part) => {
      if (literal) parts.push(literal)
      literal = ''
      parts.push(part)
    }
    while (at < text.length && !(depth > 0 && '|}'.includes(text.charAt(at)))) {
      const escape = take(ESCAPE)?.[1]
      const name = escape === undefined ? take(WILDCARD)?.[1] : undefined
      if (escape !== undefined) literal += escape
      else if (name !== undefined) add({ kind: 'wildcard', name })
      else if (text.charAt(at) === '{') add(variant(depth + 1))
      else literal += take(TEXT)?.[0] ?? ''
      isTemplate ||= escape !== undefined && escape !== '\\' && escape !== '|'
    }
    if (literal) parts.push(literal)
    return {
      source: text.slice(start, at),
      parts,
      isTemplate: isTemplate || parts.some(part => typeof part !== 'string' && part.kind === 'variant'),
    }
  }

  function variant(depth: number): Variant {
    const start = at
    if (depth > MAX_DEPTH) fail(`Braces can stand in braces ${MAX_DEPTH} deep`)
    at += 1
    const several = take(SEVERAL)
    const separator = several && take(SEPARATOR)?.[1]
    const options = [option(depth)]
    while (text.charAt(at) === '|') {
      at += 1
      options.push(option(depth))
    }
    if (text.charAt(at) !== '}') fail('This brace is never closed; write \\{ for a brace that is meant as such', start)
    at += 1
    const least = Number(several?.[1] ?? 1)
    const most = Number(several?.[2] ?? least)
    if (most > MAX_TAKEN) fail(`At most ${MAX_TAKEN} can be taken together`, start)
    if (most < least) fail('The first of the two numbers is the smaller one', start)
    const weighty = options.filter(({ weight }) => weight > 0)
    if (weighty.length === 0) fail('At least one needs a weight above 0', start)
    return {
      kind: 'variant',
      least,
      most,
      separator: separator === undefined ? ', ' : unescape(separator),
      options: weighty,
    }
  }

  function option(depth = 0): Option {
    const start = at
    const weight = Number(take(WEIGHT)?.[1] ?? 1)
    if (weight > MAX_WEIGHT) fail(`A weight is at most ${MAX_WEIGHT.toLocaleString('en')}`, start)
    return { weight, template: template(depth) }
  }

  return { template, option }
}

const unescape = (text: string) => text.replaceAll(new RegExp(ESCAPE.source, 'g'), '$1')
