import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Sends what is already in the form it has on the wire, past the serialiser of the route's schema. */
export const sendRaw = (reply: FastifyReply, contentType: string, body: string | Buffer | Readable) =>
  reply.type(contentType).send(body)
