/** Something the person at the keyboard can act on: printed as it is, without a stack trace. */
export class LaunchError extends Error {
  /**
   * @param {string} message full sentences: what, where, remedy
   * @param {number} [exitCode] 2 for bad usage, 1 otherwise
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'LaunchError';
    this.exitCode = exitCode;
  }
}
