/**
 * Renders a job summary as GitHub shows it: Markdown (GFM), style sheet and diagrams, light or dark by the reader's
 * preference. A single file without external resources.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const require = createRequire(import.meta.url);
const contentOf = (specifier: string): string => readFileSync(require.resolve(specifier), "utf8");

/** GitHub's Markdown as HTML. A `mermaid` fence becomes an element that Mermaid renders. */
export function gitHubHtml(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  }).replaceAll(
    /<pre><code class="language-mermaid">(.*?)<\/code><\/pre>/gsu,
    '<pre class="mermaid" role="img" aria-label="Timeline">$1</pre>',
  );
}

const layout = `
  body { margin: 0; background: #ffffff; }
  .markdown-body { box-sizing: border-box; max-width: 980px; margin: 0 auto; padding: 32px; }
  .markdown-body pre.mermaid { background: transparent; padding: 0; overflow: auto; line-height: 0; }
  @media (prefers-color-scheme: dark) { body { background: #0d1117; } }
  @media (max-width: 767px) { .markdown-body { padding: 16px; } }
`;

/** Can be called again after the article changes. */
const draw = `
  async function drawTimelines() {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: dark ? "dark" : "default" });
    await mermaid.run();
  }
  drawTimelines().then(
    () => { document.documentElement.dataset.drawn = "yes"; },
    (error) => { document.documentElement.dataset.drawn = String(error); },
  );
`;

/** The complete page. */
export function summaryPage(markdown: string, title = "Job summary"): string {
  const escapedTitle = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const mermaid = contentOf("@mermaid-js/tiny").replaceAll("</script", "<\\/script");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedTitle}</title>
<style>${contentOf("github-markdown-css/github-markdown.css")}${layout}</style>
</head>
<body>
<article class="markdown-body">
${gitHubHtml(markdown)}
</article>
<script>${mermaid}</script>
<script>${draw}</script>
</body>
</html>
`;
}
