import { existsSync } from 'node:fs'

/** Where a Chromium is, in the order of preference; the one from the npm registry needs nothing installed. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** Playwright's global set-up: finds a real Chromium and tells the fixtures of it through the environment. */
export default async function findBrowser(): Promise<void> {
  process.env['ATELIER_CHROMIUM'] ??= process.platform === 'linux' && process.arch === 'x64' ? await unpack() : installed()
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
