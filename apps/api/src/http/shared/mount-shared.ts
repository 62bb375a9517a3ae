import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visits } from '../../modules/links/module.ts'
import { downloadName } from '../../modules/images/module.ts'
import { cookieIn } from '../../platform/cookie-in.ts'
import type { App } from '../app-type.ts'
import { ASK_AGAIN, sendFile } from '../send-file.ts'
import { lockedPage, nowherePage, shownPage, type Place } from './page.ts'
import { picturePage } from './picture-page.ts'
import { STYLE } from './style.ts'
import { wordsFor } from './words.ts'

/** Bytes: a password and its name. */
const FORM_LIMIT = 4096
/** Seconds that a browser remembers a password that was right. */
const REMEMBERED_S = 24 * 60 * 60
const SIZES = ['small', 'large', 'original'] as const
type Size = (typeof SIZES)[number]

const isSize = (text: string): text is Size => SIZES.some(size => size === text)
const COOKIE = 'atelier_link'

interface Asked {
  Params: { token: string; id: string; size: string }
  Querystring: { cursor?: string }
}

/**
 * The pages behind links, for people without an account: HTML and pictures, which work without a script. They are no
 * operations: a token and nothing else says what may be seen.
 */
export function mountShared(app: App, visits: Visits) {
  const hidden = { schema: { hide: true } } as const

  app.get('/s/style.css', hidden, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE),
  )

  app.get<Asked>('/s/:token', hidden, async (request, reply) => {
    const { token } = request.params
    const cursor = textIn(request.query.cursor)
    const visit = await visits.open(token, { key: keyIn(request), cursor, isWithin: isWithin(request) })
    const words = wordsFor(request.headers['accept-language'])
    if (visit.is === 'nowhere') return sendPage(reply.code(404), nowherePage(words))
    if (visit.is === 'locked') return sendPage(reply.code(401), lockedPage(words, placeOf(request)))
    return sendPage(reply, shownPage(words, placeOf(request), { ...visit.shown, cursor }))
  })

  app.get<Asked>('/s/:token/:id', hidden, async (request, reply) => {
    const { token, id } = request.params
    const cursor = textIn(request.query.cursor)
    const visit = await visits.picture(token, id, { key: keyIn(request), cursor })
    const words = wordsFor(request.headers['accept-language'])
    if (visit.is === 'nowhere') return sendPage(reply.code(404), nowherePage(words))
    if (visit.is === 'locked') return sendPage(reply.code(401), lockedPage(words, placeOf(request)))
    return sendPage(reply, picturePage(words, placeOf(request), visit.pictured))
  })

  void app.register((scope, _options, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, parsed) => parsed(null, new URLSearchParams(body.toString())),
    )
    scope.post<Asked>('/s/:token', hidden, async (request, reply) => unlock(request, reply, visits))
    done()
  })

  app.get<Asked>('/s/:token/:id/:size', hidden, async (request, reply) => {
    const { token, id, size } = request.params
    const found = isSize(size) ? await visits.file(token, id, { key: keyIn(request), size }) : undefined
    const words = wordsFor(request.headers['accept-language'])
    if (!found) return sendPage(reply.code(404), nowherePage(words))
    const { file, row } = found
    // The link may end, and what it leads to may change hands: a browser asks each time.
    return sendFile(request, reply, {
      answer: 'file',
      file: { ...file, mayChange: true },
      downloadAs: size === 'original' ? downloadName(row, file.extension, found.withRecipe) : undefined,
    })
  })
}

async function unlock(request: FastifyRequest<Asked>, reply: FastifyReply, visits: Visits) {
  const { token } = request.params
  const words = wordsFor(request.headers['accept-language'])
  const password = request.body instanceof URLSearchParams ? (request.body.get('password') ?? '') : ''
  const answer = await visits.unlock(token, password, { isWithin: isWithin(request) })
  if (answer && 'key' in answer) {
    reply.header('set-cookie', cookie(request, answer.key))
    return reply.redirect(`/s/${encodeURIComponent(token)}`, 303)
  }
  if (!answer) return sendPage(reply.code(401), lockedPage(words, placeOf(request), words.say('wrong')))
  const seconds = Math.ceil(answer.waitMs / 1000)
  reply.header('retry-after', seconds)
  return sendPage(reply.code(429), lockedPage(words, placeOf(request), words.say('slow', { seconds })))
}

const sendPage = (reply: FastifyReply, page: string) =>
  reply
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': ASK_AGAIN,
      'x-robots-tag': 'noindex, nofollow',
      vary: 'accept-language, cookie',
      // Without any, a browser says that the form comes from nowhere, as another site's would.
      'referrer-policy': 'same-origin',
    })
    .send(page)

const placeOf = ({ protocol, host, params }: FastifyRequest): Place => ({
  origin: `${protocol}://${host}`,
  token: encodeURIComponent((params as Asked['Params']).token),
})

/** Is it come to from a further page of the wall, or from a picture? Browsers tell, as `referrer-policy` lets them here. */
function isWithin({ headers, params }: FastifyRequest<Asked>): boolean {
  const from = headers.referer === undefined ? null : URL.parse(headers.referer)
  const first = `/s/${encodeURIComponent(params.token)}`
  return (
    from !== null && (from.pathname === first ? from.searchParams.has('cursor') : from.pathname.startsWith(`${first}/`))
  )
}

const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Sent to this address and those below it alone. */
const cookie = ({ protocol, params }: FastifyRequest<Asked>, key: string) =>
  `${COOKIE}=${key}; Path=/s/${encodeURIComponent(params.token)}; Max-Age=${REMEMBERED_S}; HttpOnly; SameSite=Lax${
    protocol === 'https' ? '; Secure' : ''
  }`

const keyIn = ({ headers }: FastifyRequest) => cookieIn(headers.cookie, COOKIE)
