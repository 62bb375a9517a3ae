import type { ReadTemplate } from './escape.ts'
import { trimmed } from './reading.ts'
import type { Scanner } from './scanner.ts'
import type { Access, Assigning, Part, Sampler, Wildcard } from './syntax.ts'

/** A piece of a path that is written out. Blanks and single underscores only between other characters. */
export const PATH = String.raw`(?:[\p{L}\p{N}\p{M}*?./[\]!^-]|_(?!_)| (?=[\p{L}\p{N}*]))+`
const START = /__([~@!]?)(?=[\p{L}\p{N}*[{$])/uy
const PIECE = new RegExp(PATH, 'uy')
const END = /__/y
const PARAMETERS = /\s*\((?=\s*[A-Za-z_-][\w-]*\s*=)/y
const PARAMETER = /\s*([A-Za-z_-][\w-]*)\s*=/y
const PARAMETER_ENDS = [',', ')']

interface Inner {
  readonly access: (depth: number) => Access | undefined
  readonly variant: (depth: number) => Part
}

export function createWildcardParser(scanner: Scanner, template: ReadTemplate, { access, variant }: Inner) {
  /** Where there is none after all: looked at once, however deep the braces before them stand. */
  const disproved = new Set<number>()

  function path(depth: number): Part[] {
    const pieces: Part[] = []
    for (;;) {
      const piece = scanner.take(PIECE)?.[0] ?? access(depth) ?? (scanner.startsWith('{') ? variant(depth) : undefined)
      if (piece === undefined) return pieces
      pieces.push(piece)
    }
  }

  function parameters(depth: number): Assigning[] {
    const start = scanner.at
    if (!scanner.take(PARAMETERS)) return []
    const read: Assigning[] = []
    for (;;) {
      const name = scanner.take(PARAMETER)?.[1]
      if (name === undefined) return scanner.fail('A parameter of a wildcard is written as name=value', scanner.at)
      const value = trimmed(template(PARAMETER_ENDS, depth + 1))
      read.push({ kind: 'assigning', name, value, isImmediate: false, isFallback: false })
      if (scanner.isAtEnd) scanner.fail('The parameters of this wildcard are never closed', start)
      const isLast = scanner.startsWith(')')
      scanner.goTo(scanner.at + 1)
      if (isLast) return read
    }
  }

  return function wildcard(depth: number): Wildcard | undefined {
    const start = scanner.at
    if (!scanner.startsWith('__') || disproved.has(start)) return undefined
    const sampler = scanner.take(START)?.[1]
    const pieces = sampler === undefined ? [] : path(depth)
    const given = pieces.length > 0 ? parameters(depth) : []
    if (pieces.length > 0 && scanner.take(END)) {
      return {
        kind: 'wildcard',
        // The pattern finds no others.
        sampler: sampler ? (sampler as Sampler) : undefined,
        path: pieces,
        parameters: given,
        place: scanner.place(start),
      }
    }
    disproved.add(start)
    scanner.goTo(start)
    return undefined
  }
}
