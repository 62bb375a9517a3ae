import type { FormFile, Route } from '@atelier/contracts'
import type { FastifyRequest } from 'fastify'
import { requestInvalid, requestMalformed, requestTooLarge } from '../platform/common.errors.ts'
import type { FieldError } from '../platform/errors.ts'
import { toFieldErrors } from '../platform/operations/field-errors.ts'
import { createSchemas } from '../platform/operations/schemas.ts'
import { unstorableTexts } from '../platform/operations/unstorable.ts'

/** Bytes of a text in a form: more than any is taken, so that one that is too long is told by what it is too long for. */
const LONGEST_TEXT = 256 * 1024

/** For `@fastify/multipart`; all of a form together is counted while it is read. */
export const formLimits = (mostBytes: number) => ({
  files: 20,
  fields: 100,
  fieldSize: LONGEST_TEXT,
  parts: 120,
  fileSize: mostBytes,
})

type Part = string | FormFile

/** Reads forms of several files, and holds them against the contract. */
export function createForms() {
  const { fromText } = createSchemas()

  /** What a name bears that comes more than once, or ends in `[]`, is a list. */
  async function read(request: FastifyRequest, mostBytes: number): Promise<Record<string, Part | Part[]>> {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw requestTooLarge()
    const found = new Map<string, Part[]>()
    const lists = new Set<string>()
    let bytes = 0
    for await (const part of request.parts()) {
      const value = part.type === 'file' ? { bytes: await part.toBuffer() } : textOf(part.value)
      bytes += typeof value === 'string' ? value.length : value.bytes.byteLength
      const isCut = part.type === 'file' ? part.file.truncated : part.valueTruncated
      if (isCut || bytes > mostBytes) throw requestTooLarge()
      const name = part.fieldname.replace(/\[\d*\]$/, '')
      if (name !== part.fieldname) lists.add(name)
      found.set(name, [...(found.get(name) ?? []), value])
    }
    return Object.fromEntries(
      Array.from(found, ([name, [first, ...more]]) => [
        name,
        first !== undefined && more.length === 0 && !lists.has(name) ? first : [first, ...more],
      ]),
    ) as Record<string, Part | Part[]> // a name is there because it has a part
  }

  return function readForm({ schema }: Route, mostBytes: number) {
    let validate: ReturnType<typeof fromText.compile> | undefined
    return async function readOne(request: FastifyRequest): Promise<Record<string, unknown>> {
      const form = await read(request, mostBytes).catch((error: unknown) => {
        // The parser's own errors are plain ones; Fastify's and ours bear a status.
        throw error instanceof Error && !('statusCode' in error) && !('status' in error)
          ? requestMalformed('form in the body')
          : error
      })
      // Texts are read as what the schema asks for; files have nothing that it could look at.
      const shown = mapped(form, part => (typeof part === 'string' ? part : ''))
      validate ??= fromText.compile(schema.form ?? {})
      const errors: FieldError[] = validate(shown)
        ? [...unstorableTexts(shown, '/body'), ...misplacedFiles(form, schema.form)]
        : toFieldErrors(validate.errors ?? [], '/body')
      if (errors.length > 0) throw requestInvalid(errors)
      return { ...shown, ...Object.fromEntries(Object.entries(form).filter(([, value]) => hasFile(value))) }
    }
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

const hasFile = (value: Part | Part[]) => [value].flat().some(part => typeof part !== 'string')

const MISPLACED = { file: 'must be a file', text: 'must be a text' } as const

/** A text where the contract asks for a file, and a file where it asks for a text: both pass its schema as empty texts. */
function misplacedFiles(form: Record<string, Part | Part[]>, schema: object | undefined): FieldError[] {
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Readonly<Record<string, object>> } // forms are objects
  return Object.entries(form).flatMap(([name, value]) => {
    const property = properties[name]
    if (!property) return []
    const asked = JSON.stringify(property).includes('"format":"binary"') ? 'file' : 'text'
    const isRight = [value].flat().every(part => (typeof part === 'string') === (asked === 'text'))
    return isRight ? [] : [{ path: `/body/${name}`, message: MISPLACED[asked] }]
  })
}

const mapped = (form: Record<string, Part | Part[]>, map: (part: Part) => string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, Array.isArray(value) ? value.map(map) : map(value)]),
  )
