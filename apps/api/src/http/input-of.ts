import type { IncomingHttpHeaders } from 'node:http'
import type { Route } from '@atelier/contracts'
import type { FastifyRequest } from 'fastify'
import { parsePreferredWait } from './prefer.ts'

interface Meaning {
  readonly header: string
  /** What an operation knows it by. */
  readonly name: string
  readonly read: (headers: IncomingHttpHeaders) => unknown
}

const MEANINGS: readonly Meaning[] = [
  { header: 'idempotency-key', name: 'idempotencyKey', read: headers => headers['idempotency-key'] },
  { header: 'prefer', name: 'waitMs', read: headers => parsePreferredWait(headers['prefer'] as string | undefined) },
  // A browser's EventSource that has seen no event yet may send an empty one.
  { header: 'last-event-id', name: 'lastEventId', read: headers => headers['last-event-id'] || undefined },
]

/**
 * The parts of a request side by side, and what its headers mean. Only parts that the contract has: Fastify, or whoever read
 * the form, has held these against it, and nobody the others.
 */
export function createInputOf({ schema }: Route) {
  const { properties = {} } = (schema.headers ?? {}) as { readonly properties?: object } // as `inputSchemaOf` reads it
  const meanings = MEANINGS.filter(({ header }) => header in properties)
  const takesBody = schema.body !== undefined || schema.consumes !== undefined

  return function inputOf({ params, query, headers }: FastifyRequest, body: unknown): Record<string, unknown> {
    const { '*': id, ...named } = params as Record<string, unknown>
    const input: Record<string, unknown> = {
      ...named,
      ...(id !== undefined && { id }),
      ...(schema.querystring && (query as object)),
      ...(takesBody && (Array.isArray(body) ? { list: body as unknown } : (body as object))),
    }
    // Only headers say it: a body that takes any key may have one of these, too.
    for (const { name } of MEANINGS) delete input[name]
    for (const { name, read } of meanings) {
      const value = read(headers)
      if (value !== undefined) input[name] = value
    }
    return input
  }
}
