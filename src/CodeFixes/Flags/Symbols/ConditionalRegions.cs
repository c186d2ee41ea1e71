using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;

namespace Seaworthy.CodeFixes.Flags.Symbols;

/// <summary>Takes symbols that are decided out of the <c>#if</c> of a file: of a condition that is decided, one side stays and the other goes.</summary>
internal static class ConditionalRegions
{
    /// <param name="decided">Whether a symbol is defined for good, or never; null for one that varies.</param>
    /// <returns>The changed text; null where no condition asks for such a symbol, or where directives are not in order.</returns>
    public static SourceText? Rewrite(SyntaxNode root, SourceText text, Func<string, bool?> decided)
    {
        if (!root.ContainsDirectives || Read(root) is not { } regions)
            return null;

        var removed = new RemovedText(text);
        foreach (var region in regions)
            Write(region, text, removed, decided);

        if (removed.IsEmpty)
            return null;

        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            var name = (directive as DefineDirectiveTriviaSyntax)?.Name ?? (directive as UndefDirectiveTriviaSyntax)?.Name;
            if (name is { } symbol && decided(symbol.ValueText) is not null)
                Remove(removed, text, LineOf(text, directive), LineOf(text, directive));
        }

        return removed.Apply();
    }

    /// <returns>The regions that stand in no other; null where one is not closed.</returns>
    private static List<Region>? Read(SyntaxNode root)
    {
        var top = new List<Region>();
        var open = new Stack<Region>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax:
                    var region = new Region();
                    region.Branches.Add(new(directive));
                    (open.Count > 0 ? open.Peek().Branches[open.Peek().Branches.Count - 1].Inner : top).Add(region);
                    open.Push(region);
                    break;

                case ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax:
                    if (open.Count is 0)
                        return null;

                    open.Peek().Branches.Add(new(directive));
                    break;

                case EndIfDirectiveTriviaSyntax:
                    if (open.Count is 0)
                        return null;

                    open.Pop().End = directive;
                    break;
            }
        }

        return open.Count is 0 ? top : null;
    }

    private static void Write(Region region, SourceText text, RemovedText removed, Func<string, bool?> decided)
    {
        var conditions = region.Branches.ConvertAll(branch => branch.Condition is { } condition ? FoldedCondition.Of(condition, decided) : new(true, "", IsChanged: false));
        var isChanged = conditions.Exists(condition => condition.IsChanged);
        var hasKept = false;
        var isDecided = false;
        var isPlain = false;
        for (var i = 0; i < region.Branches.Count; i++)
        {
            var branch = region.Branches[i];
            var (first, last) = (LineOf(text, branch.Directive), LineOf(text, i + 1 < region.Branches.Count ? region.Branches[i + 1].Directive : region.End!) - 1);
            if (isChanged && (isDecided || conditions[i].Value is false))
            {
                Remove(removed, text, first, last);
                continue;
            }

            if (conditions[i].Value is true && isChanged)
            {
                // An `else` that was one stays one, unless nothing is before it any more.
                isDecided = true;
                if (!hasKept)
                {
                    isPlain = true;
                    Remove(removed, text, first, first);
                }
                else if (branch.Condition is not null)
                    removed.Replace(DirectiveSpan(branch.Directive), "#else");
            }
            else if (isChanged && (conditions[i].IsChanged || (!hasKept && i > 0)))
                removed.Replace(DirectiveSpan(branch.Directive), (hasKept ? "#elif " : "#if ") + conditions[i].Alone);

            hasKept = true;
            foreach (var inner in branch.Inner)
                Write(inner, text, removed, decided);
        }

        if (isChanged && (isPlain || !hasKept))
            Remove(removed, text, LineOf(text, region.End!), LineOf(text, region.End!));
    }

    private static TextSpan DirectiveSpan(DirectiveTriviaSyntax directive) => TextSpan.FromBounds(
        directive.HashToken.SpanStart,
        directive switch
        {
            IfDirectiveTriviaSyntax { Condition: var condition } => condition.Span.End,
            ElifDirectiveTriviaSyntax { Condition: var condition } => condition.Span.End,
            _ => directive.DirectiveNameToken.Span.End,
        });

    private static int LineOf(SourceText text, DirectiveTriviaSyntax directive) => text.Lines.IndexOf(directive.HashToken.SpanStart);

    private static void Remove(RemovedText removed, SourceText text, int first, int last) => removed.Remove(TextSpan.FromBounds(text.Lines[first].Start, text.Lines[last].End));

    private sealed class Region
    {
        public List<Branch> Branches { get; } = [];

        public DirectiveTriviaSyntax? End { get; set; }
    }

    private sealed record Branch(DirectiveTriviaSyntax Directive)
    {
        public List<Region> Inner { get; } = [];

        /// <summary>Null for an <c>#else</c>.</summary>
        public ExpressionSyntax? Condition => (Directive as ConditionalDirectiveTriviaSyntax)?.Condition;
    }
}
