import { createShell, type ShellFiles } from './shell.ts'

// Of a worker's own types only what is used: those of a page and those of a worker cannot be had in one program.
interface LifeEvent extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface AskEvent extends LifeEvent {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  readonly respondWith: (answer: Promise<Response>) => void
}
interface Page {
  readonly id: string
}
interface WordEvent extends LifeEvent {
  readonly data: unknown
  readonly source: Page | null
}
interface Worker {
  readonly location: Location
  readonly registration: ServiceWorkerRegistration
  readonly clients: {
    readonly claim: () => Promise<void>
    readonly matchAll: (options: { type: 'window'; includeUncontrolled: true }) => Promise<readonly Page[]>
  }
  readonly skipWaiting: () => Promise<void>
  addEventListener: ((type: 'install' | 'activate', listener: (event: LifeEvent) => void) => void) &
    ((type: 'fetch', listener: (event: AskEvent) => void) => void) &
    ((type: 'message', listener: (event: WordEvent) => void) => void)
}
declare const self: Worker
/** Put in by the build (vite.shell-plugin.ts). */
declare const SHELL_FILES: ShellFiles

const shell = createShell({
  files: SHELL_FILES,
  origin: self.location.origin,
  caches,
  fetch: async (request, init) => fetch(request, init),
  wait: async ms => new Promise(resolve => setTimeout(resolve, ms)),
})

async function begin() {
  await shell.removeOthers()
  // The document is asked for while the worker still starts.
  await self.registration.navigationPreload.enable()
  await self.clients.claim()
}

async function isAlone(page: Page | null) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.length === 1 && windows[0]?.id === page?.id
}

/** An older version stays in charge as long as one of its pages is open: its code is only there. */
async function takeOver(version: unknown, page: Page | null) {
  if (shell.isOf(version) && (await isAlone(page))) await self.skipWaiting()
}

self.addEventListener('install', event => event.waitUntil(shell.install()))
self.addEventListener('activate', event => event.waitUntil(begin()))
self.addEventListener('message', event => event.waitUntil(takeOver(event.data, event.source)))
self.addEventListener('fetch', event => {
  const answer = shell.answer(event.request, event.preloadResponse)
  if (answer) event.respondWith(answer)
})
