import { expect, type BrowserContext } from '@playwright/test'
import { watchLayout } from './layout-shift.ts'

const THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost'])

/** Collects what a context's browser says against any of its pages. Call what it gives once the pages are done with, for what shows only in the end. */
export async function watch(context: BrowserContext, complaints: string[]): Promise<() => Promise<void>> {
  context.on('console', message => {
    const isOfVue = message.type() === 'warning' && message.text().startsWith('[Vue')
    if (message.type() === 'error' || isOfVue) complaints.push(message.text())
  })
  context.on('weberror', error => void complaints.push(error.error().message))
  context.on('request', request => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && !THIS_MACHINE.has(hostname)) complaints.push(`asked ${hostname}`)
  })
  const shifted = await watchLayout(context)
  return async () => void complaints.push(...(await shifted()))
}

/** Drops what the browser said of answers that a journey wants; it must have said nothing else. */
export function forget(complaints: string[], wanted: RegExp): void {
  expect(complaints.splice(0).filter(text => !wanted.test(text))).toEqual([])
}
