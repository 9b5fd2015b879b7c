// A headless Chromium of its own, driven by chromedriver (W3C WebDriver), for the scripts beside this one.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const PATIENCE_MS = 30_000

/** Starts a program and waits for the line that `ready` matches: [process, match]. */
export function start(command, words, ready, environment = {}) {
  const child = spawn(command, words, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (text) => {
      printed += text
      const match = ready.exec(printed)
      if (match) resolve([child, match])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${command} ended with ${code}; it printed: ${printed}`)))
  })
}

/** Tries until it neither throws nor answers with nothing. */
export async function eventually(what, look) {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    let seen
    try {
      seen = await look()
    } catch (error) {
      seen = undefined
      if (Date.now() > end) throw error
    }
    if (seen) return seen
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await sleep(50)
  }
}

export async function openBrowser() {
  const [driver, [, port]] = await start('/usr/bin/chromedriver', ['--port=0'], /started successfully on port (\d+)/)
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'))
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, { method, body: body && JSON.stringify(body) })
    const { value } = await answer.json()
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }
  const end = () => {
    driver.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  let session
  try {
    const { sessionId } = await call('POST', '', {
      capabilities: {
        alwaysMatch: {
          browserName: 'chrome',
          'goog:chromeOptions': {
            binary: '/usr/bin/chromium',
            args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
              '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`],
          },
        },
      },
    })
    session = `/${sessionId}`
  } catch (error) {
    end()
    throw error
  }
  const find = async (how, value) => (await call('POST', `${session}/element`, { using: how, value }))[ELEMENT]
  return {
    open: (url) => call('POST', `${session}/url`, { url }),
    url: () => call('GET', `${session}/url`),
    text: async () => call('GET', `${session}/element/${await find('css selector', 'body')}/text`),
    /** Clicks as a person does: scrolled to, visible, nothing before it. */
    click: async (xpath) => call('POST', `${session}/element/${await find('xpath', xpath)}/click`, {}),
    /** Runs the body of a function in the page. */
    run: (script, ...args) => call('POST', `${session}/execute/sync`, { script, args }),
    async close() {
      await call('DELETE', session).catch(() => {})
      end()
    },
  }
}
