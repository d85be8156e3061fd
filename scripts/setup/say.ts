/** A trouble the person at the keyboard can mend: one sentence, no stack. */
export class Trouble extends Error {}

/** Runs a command line's main part; a trouble is told in its one sentence. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}\n` : error)
    process.exit(1)
  }
}
