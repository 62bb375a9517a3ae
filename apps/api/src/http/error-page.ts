import { PROVIDER_ERROR_CODES } from '@atelier/providers'
import type { FastifyInstance } from 'fastify'
import * as collections from '../modules/collections/collections.errors.ts'
import * as generations from '../modules/generations/generations.errors.ts'
import * as grids from '../modules/grids/grids.errors.ts'
import * as images from '../modules/images/images.errors.ts'
import * as models from '../modules/models/models.errors.ts'
import * as prompts from '../modules/prompts/prompts.errors.ts'
import * as settings from '../modules/settings/settings.errors.ts'
import * as styles from '../modules/styles/styles.errors.ts'
import * as common from '../platform/common.errors.ts'
import { providerErrorHelp } from './provider-error-help.ts'

interface Explained {
  readonly code: string
  readonly status: string
  readonly help: string
}

/** Every code that the API can answer with, and those that a generation can fail with. */
export function listErrors(): Explained[] {
  const thrown = [common, collections, generations, grids, images, models, prompts, settings, styles]
    .flatMap(catalogue => Object.values(catalogue))
    .map(({ code, status, help }) => ({ code, status: String(status), help }))
  const ofGenerations = [
    ...PROVIDER_ERROR_CODES.filter(code => !thrown.some(entry => entry.code === code)).map(code => ({
      code,
      status: 'in `error`',
      help: providerErrorHelp[code],
    })),
    {
      code: 'generation.interrupted',
      status: 'in `error`',
      help: 'The studio stopped several times while this was being made. Retry it, or choose a smaller size.',
    },
    {
      code: 'storage.unavailable',
      status: 'in `error`',
      help: 'The image could not be written. Check DATA_DIR, then retry.',
    },
  ]
  return [...thrown, ...ofGenerations].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The page that the `type` of every problem points to. */
export function explainErrors(app: FastifyInstance) {
  const rows = listErrors()
    .map(
      ({ code, status, help }) =>
        `<tr id="${code}"><td><code>${code}</code></td><td>${escape(status)}</td><td>${escape(help)}</td></tr>`,
    )
    .join('\n')
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors of the Atelier API</title>
<h1>Errors of the Atelier API</h1>
<p>Every error answer is a problem document (RFC 9457); decide by its <code>code</code>. A generation that fails bears its code in <code>error</code>.</p>
<table>
<thead><tr><th>Code</th><th>Status</th><th>When, and what to do</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</html>
`
  app.get('/errors', { schema: { hide: true } }, (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
