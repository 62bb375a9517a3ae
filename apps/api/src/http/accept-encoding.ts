import type { FastifyReply, FastifyRequest } from 'fastify'

/** Named, and not with `q=0`. */
const PATTERNS = {
  br: /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
  gzip: /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i,
} as const

/** Whether the client takes answers in an encoding. */
export const takes = ({ headers }: FastifyRequest, encoding: keyof typeof PATTERNS) =>
  PATTERNS[encoding].test(headers['accept-encoding'] ?? '')

/** The `Vary` of an answer that may be compressed, with what it has already. */
export const varyByEncoding = (reply: FastifyReply) =>
  [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', ')
