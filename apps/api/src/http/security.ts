import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
].join(';')

/** What @fastify/helmet set by default. It puts every header together anew for each answer, which took as long as all else. */
const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  // No HSTS: the studio is often on plain http at home; whoever puts TLS before it sets it there.
} as const

/** Which clients of other programs' APIs send from a browser: all that `openai` generates, and those of MCP. */
const OF_OTHER_PROGRAMS = [
  ...['lang', 'package-version', 'os', 'arch', 'runtime', 'runtime-version', 'retry-count', 'timeout', 'async'].map(
    name => `x-stainless-${name}`,
  ),
  'x-stainless-helper-method',
  'openai-organization',
  'openai-project',
  'openai-beta',
  'mcp-protocol-version',
  'mcp-session-id',
  'mcp-method',
  'mcp-name',
]

/** Headers that say what pages may do, and who else may call. */
export async function secure(app: FastifyInstance, { corsOrigins }: { corsOrigins: readonly string[] }) {
  // Pages of the origins that CORS_ORIGINS names show our images.
  const headers = corsOrigins.length > 0 ? { ...HEADERS, 'cross-origin-resource-policy': 'cross-origin' } : HEADERS
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  if (corsOrigins.length === 0) return
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'prefer',
      'last-event-id',
      'range',
      'if-none-match',
      ...OF_OTHER_PROGRAMS,
    ],
    exposedHeaders: [
      'location',
      'retry-after',
      'x-request-id',
      'x-should-retry',
      'content-disposition',
      'content-range',
      'etag',
      'preference-applied',
    ],
    maxAge: 86_400,
  })
}
