import { unescape, type ReadTemplate } from './escape.ts'
import { trimmed } from './reading.ts'
import { MAX_TAKEN } from './extent.ts'
import type { Scanner } from './scanner.ts'
import type { Option, Part, Sampler, Variant } from './syntax.ts'

const MAX_WEIGHT = 1_000_000
const MIN_WEIGHT = 0.000_001

const HEAD = /\{(?:\s*([~@!]))?(?:\s*(?:(\d{1,9})?\s*(-)\s*(\d{1,9})?|(\d{1,9}))\s*\$\$)?/y
const UNREADABLE_BOUNDS = /[\s\d.-]+\$\$/y
const SEPARATOR = /((?:\\[^]|\$(?!\$)|[^{}\\$])*)\$\$/y
const WEIGHT = /\s*(\d+(?:\.\d*)?|\.\d+)\s*::/y
const OPTION_ENDS = ['|', '}']
/** A line that ends before anything stands on it, at the beginning or the end of an option. */
const EDGE = /^[^\S\n]*\n|\n[^\S\n]*$/

interface ReadOption extends Option {
  readonly hasWeight: boolean
}

export function createVariantParser(scanner: Scanner, template: ReadTemplate) {
  function option(ends: readonly string[], depth: number): ReadOption {
    const start = scanner.at
    const written = scanner.take(WEIGHT)?.[1]
    const weight = Number(written ?? 1)
    if (weight > MAX_WEIGHT) scanner.fail(`A weight is at most ${MAX_WEIGHT.toLocaleString('en')}`, start)
    if (weight > 0 && weight < MIN_WEIGHT) scanner.fail('A weight is 0, or at least 0.000001', start)
    return { weight, template: template(ends, depth), hasWeight: written !== undefined }
  }

  function options(depth: number): ReadOption[] {
    const all = [option(OPTION_ENDS, depth)]
    while (scanner.startsWith('|')) {
      scanner.goTo(scanner.at + 1)
      all.push(option(OPTION_ENDS, depth))
    }
    return all
  }

  /** Braces in which there is nothing to choose are text. */
  function read(depth: number): Part {
    const start = scanner.at
    const [, sampler, least, dash, most, exact] = scanner.take(HEAD) ?? []
    const hasBounds = dash !== undefined || exact !== undefined
    if (!hasBounds && scanner.take(UNREADABLE_BOUNDS))
      scanner.fail('Before $$ stands how many are taken, as 2, 1-3, -3 or 2-', start)
    const separator = hasBounds ? scanner.take(SEPARATOR)?.[1] : undefined
    const all = options(depth + 1)
    if (!scanner.startsWith('}'))
      scanner.fail('This brace is never closed; write \\{ for a brace that is meant as such', start)
    scanner.goTo(scanner.at + 1)
    const [only] = all
    const isAlone = all.length === 1 && !only?.hasWeight && !only?.template.isTemplate
    if (isAlone && !hasBounds && sampler === undefined) return scanner.text.slice(start, scanner.at)
    return {
      kind: 'variant',
      // The pattern finds no others.
      sampler: sampler as Sampler | undefined,
      ...(hasBounds ? bounds({ start, exact, least, most }) : { least: 1, most: 1, isExact: false }),
      separator: separator === undefined ? ', ' : unescape(separator),
      options: worthy(all, hasBounds, start),
    }
  }

  function bounds(written: Record<'exact' | 'least' | 'most', string | undefined> & { start: number }) {
    const { exact, start } = written
    const least = Number(exact ?? written.least ?? 1)
    const most = Number(exact ?? written.most ?? Infinity)
    if (least > MAX_TAKEN || (most > MAX_TAKEN && most < Infinity))
      scanner.fail(`At most ${MAX_TAKEN} can be taken together`, start)
    if (most < least) scanner.fail('The first of the two numbers is the smaller one', start)
    return { least, most, isExact: exact !== undefined } satisfies Partial<Variant>
  }

  function worthy(all: readonly ReadOption[], areJoined: boolean, start: number): Option[] {
    const weighty = all.filter(({ weight }) => weight > 0)
    if (weighty.length === 0) scanner.fail('At least one needs a weight above 0', start)
    // Over several lines blanks only make it readable, and a separator stands in their place; in one line they are meant.
    const isLoose = areJoined || all.some(({ template: { source } }) => EDGE.test(source))
    return weighty.map(({ weight, template: one }) => ({
      weight,
      template: isLoose ? trimmed(one) : { ...one, isTemplate: true },
    }))
  }

  return { read, option }
}
