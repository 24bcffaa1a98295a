import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode, useMemo } from 'react';
import styles from './markdown.module.css';
import { modelFileUrl } from './model-about.ts';

interface MarkdownProps {
  readonly text: string;
  /** Pictures and links are relative to its folder. */
  readonly modelId: string;
}

/**
 * A model card as text. Every token becomes an element of its own, so that nothing in a card can run: HTML is shown as the text it is,
 * a link leads to the web or nowhere, a picture comes out of the model's own folder or not at all.
 */
export function Markdown({ text, modelId }: MarkdownProps) {
  const tokens = useMemo(() => lexer(text), [text]);
  return <div className={styles.card}>{renderAll(tokens, modelId)}</div>;
}

function renderAll(tokens: readonly Token[] | undefined, modelId: string): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text never change places
  return tokens?.map((token, at) => <Fragment key={at}>{render(token as MarkedToken, modelId)}</Fragment>);
}

function render(token: MarkedToken, modelId: string): ReactNode {
  const within = (tokens: readonly Token[] | undefined) => renderAll(tokens, modelId);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading': {
      // The room has its own headings above these.
      const Heading = token.depth === 1 ? 'h3' : token.depth === 2 ? 'h4' : 'h5';
      return <Heading>{within(token.tokens)}</Heading>;
    }
    case 'paragraph':
      return <p>{within(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote>{within(token.tokens)}</blockquote>;
    case 'list': {
      const List = token.ordered ? 'ol' : 'ul';
      return (
        <List>
          {token.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={at}>{within(item.tokens)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <Table table={token} modelId={modelId} />;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'strong':
      return <strong>{within(token.tokens)}</strong>;
    case 'em':
      return <em>{within(token.tokens)}</em>;
    case 'del':
      return <del>{within(token.tokens)}</del>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'link':
      return <Link href={token.href}>{within(token.tokens)}</Link>;
    case 'image':
      return <Picture href={token.href} text={token.text} modelId={modelId} />;
    case 'text':
      return 'tokens' in token && token.tokens ? within(token.tokens) : token.text;
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}

function Table({ table, modelId }: { readonly table: Tokens.Table; readonly modelId: string }) {
  const cells = (row: readonly Tokens.TableCell[], Cell: 'th' | 'td') =>
    row.map(({ tokens, align }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Cell key={at} style={{ textAlign: align ?? undefined }}>
        {renderAll(tokens, modelId)}
      </Cell>
    ));
  const hasHeader = table.header.some(({ text }) => text !== '');
  return (
    <div className={styles.table}>
      <table>
        {hasHeader && (
          <thead>
            <tr>{cells(table.header, 'th')}</tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={at}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Link({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) return children;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function Picture({
  href,
  text,
  modelId,
}: {
  readonly href: string;
  readonly text: string;
  readonly modelId: string;
}) {
  const isInside = !/^[a-z]+:|^\/|\\|(^|\/)\.\.?(\/|$)/i.test(href);
  return isInside ? <img src={modelFileUrl(modelId, href)} alt={text} loading="lazy" /> : text;
}
