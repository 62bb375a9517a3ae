import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** Headers that say what pages may do, and who else may call. */
export async function secure(app: FastifyInstance, { corsOrigins }: { corsOrigins: readonly string[] }) {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'worker-src': ["'self'"],
      },
    },
    // The studio is often on plain http at home; whoever puts TLS before it sets this there.
    strictTransportSecurity: false,
    // Pages of the origins that CORS_ORIGINS names show our images.
    crossOriginResourcePolicy: { policy: corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  if (corsOrigins.length === 0) return
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ['content-type', 'idempotency-key', 'prefer', 'last-event-id', 'range', 'if-none-match'],
    exposedHeaders: [
      'location',
      'retry-after',
      'x-request-id',
      'content-disposition',
      'content-range',
      'etag',
      'preference-applied',
    ],
    maxAge: 86_400,
  })
}
