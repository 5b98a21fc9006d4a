import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

const components: Components = {
  h1: 'h3',
  h2: 'h3',
  h3: 'h4',
  h4: 'h5',
  h5: 'h6',
  // A picture from another site would reveal its readers; the lot's own pictures are not in the
  // text.
  img: ({ alt }) => alt,
};

/**
 * Renders Markdown written by the house (lot descriptions, conditions of sale). Drops raw HTML,
 * replaces pictures by their alternative text, and ranks headings below the page's own.
 */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="prose">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
