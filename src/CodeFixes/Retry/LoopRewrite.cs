namespace Seaworthy.CodeFixes.Retry;

/// <summary>What a fix makes of a document: the text of its action, and the new root.</summary>
internal sealed record LoopRewrite(string Title, SyntaxNode Root);
