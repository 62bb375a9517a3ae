import type { FastifyInstance } from 'fastify'
import * as common from '../platform/common.errors.ts'
import type { StudioModule } from '../platform/module.ts'
import { escapeHtml } from './unknown-host-page.ts'

interface Explained {
  readonly code: string
  readonly status: string
  readonly help: string
}

/** Every code that the API can answer with, and those that a generation can fail with. */
export function listErrors(modules: readonly StudioModule[]): Explained[] {
  const thrown = [common, ...modules.map(({ errors = {} }) => errors)]
    .flatMap(catalogue => Object.values(catalogue))
    .map(({ code, status, help }) => ({ code, status: String(status), help }))
  const failures = modules
    .flatMap(({ failures: known = {} }) => Object.entries(known))
    .filter(([code]) => !thrown.some(entry => entry.code === code))
    .map(([code, help]) => ({ code, status: 'in `error`', help }))
  return [...thrown, ...failures].toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The page that the `type` of every problem points to. */
export function explainErrors(app: FastifyInstance, modules: readonly StudioModule[]) {
  const rows = listErrors(modules)
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

const escape = (text: string) => escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
