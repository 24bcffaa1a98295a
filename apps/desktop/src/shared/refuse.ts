import { SECURITY_HEADERS } from './response-headers.ts';

/** An answer that says in a sentence why there is no other. */
export function refuse(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(message, {
    status,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  });
}
