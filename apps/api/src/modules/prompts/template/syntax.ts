import type { Place } from './template-error.ts'

/**
 * The grammar of a dynamic prompt (EBNF, ISO 14977; what stands in ? ? is said in words). It is that of the
 * dynamic-prompts extension (docs/SYNTAX.md of adieyal/sd-dynamic-prompts), with the differences that docs/prompts.md names:
 *
 *   template  = { variant | wildcard | assigning | access | wrap | comment | escape | text } ;
 *   variant   = "{", [ sampler ], [ several ], option, { "|", option }, "}" ;
 *   sampler   = "~" | "@" | "!" ;                              (* random, cyclical, combinatorial *)
 *   several   = ( number | [ number ], "-", [ number ] ), "$$", [ separator, "$$" ] ;
 *   option    = [ weight, "::" ], template ;
 *   wildcard  = "__", [ sampler ], path, [ "(", parameter, { ",", parameter }, ")" ], "__" ;
 *   path      = { ? letters, digits, "-", "/", ".", single "_" and blanks, globs "*", "?", "[...]" ? | access | variant } ;
 *   parameter = name, "=", template ;
 *   assigning = "${", name, [ "?" ], "=", [ "!" ], template, "}" ;
 *   access    = "${", name, [ ":", template ], "}" ;
 *   wrap      = "%{", template, "$$", template, "}" ;          (* "..." in the first is where the second goes *)
 *   comment   = ( "#" | "//" ), ? the rest of the line ? | "/*", ? anything ?, "*" + "/" ;   (* where: see comments.ts *)
 *   escape    = "\{" | "\}" | "\|" | "\\" | "\__" | "\#" | "\//" | "\/*" ;
 *   weight    = ? digits, a point among them if need be, blanks around them ? ;
 *   separator = ? any text without "{", "}" and "$$", or with escapes of them ? ;
 *   name      = ? a letter, "_" or "-", then digits, too ? ;
 *   text      = ? any other character; "|" and "}" too, where no variant is open ? ;
 *   entry     = option ;                                       (* one line of a wildcard *)
 *
 * An option may be empty. Braces in which there is nothing to choose are text, as other programs emphasize with them. A "{"
 * that nothing closes is an error; a backslash before anything else is a backslash.
 */
export interface Template {
  /** As it was written. */
  readonly source: string
  readonly parts: readonly Part[]
  /** Something in it means more than its characters do. */
  readonly isTemplate: boolean
}

export type Part = string | Variant | Wildcard | Assigning | Access | Wrap

/** `!` goes through all, `~` takes by chance, `@` takes the next one for each prompt. */
export type Sampler = '!' | '~' | '@'

export interface Variant {
  readonly kind: 'variant'
  readonly sampler: Sampler | undefined
  /** How many of the options are taken; the most is Infinity where it was left out. */
  readonly least: number
  readonly most: number
  /** One number was written, and no range. */
  readonly isExact: boolean
  readonly separator: string
  readonly options: readonly Option[]
}

export interface Wildcard {
  readonly kind: 'wildcard'
  readonly sampler: Sampler | undefined
  readonly path: readonly Part[]
  readonly parameters: readonly Assigning[]
  readonly place: Place
}

export interface Assigning {
  readonly kind: 'assigning'
  readonly name: string
  readonly value: Template
  /** Once for all its uses, instead of anew for each. */
  readonly isImmediate: boolean
  /** Only where it has no value yet. */
  readonly isFallback: boolean
}

export interface Access {
  readonly kind: 'access'
  readonly name: string
  readonly fallback: Template | undefined
  readonly place: Place
}

export interface Wrap {
  readonly kind: 'wrap'
  readonly around: Template
  readonly inner: Template
}

export interface Option {
  readonly weight: number
  readonly template: Template
}
