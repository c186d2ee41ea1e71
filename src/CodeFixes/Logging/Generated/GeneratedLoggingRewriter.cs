using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Logging;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Replaces log calls of a file by calls of generated methods, and declares these at the end of their types.</summary>
internal sealed class GeneratedLoggingRewriter(SemanticModel model, INamedTypeSymbol attribute, LoggingSettings settings, CancellationToken cancellationToken)
{
    private readonly CompilationUnitSyntax _root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot(cancellationToken);

    /// <summary>The changed file, with as many of the calls replaced as can be; null when none can.</summary>
    /// <param name="methods">What the types have; the methods that are added now are added there.</param>
    /// <param name="compilation">What the result has to compile in: other files may have changed already.</param>
    public SyntaxTree? Rewrite(IReadOnlyList<GeneratedCall> calls, GeneratedMethods methods, Compilation compilation)
    {
        if (calls.Count is 0)
            return null;

        if (Try(calls, methods, compilation) is { } whole)
        {
            methods.Accept(whole.Methods);
            return whole.Tree;
        }

        // One of them doesn't fit: the others are found one by one.
        var accepted = new List<GeneratedCall>();
        (SyntaxTree Tree, GeneratedMethods Methods)? best = null;
        foreach (var call in calls.Count > 1 ? calls : [])
        {
            if (Try([.. accepted, call], methods, compilation) is not { } better)
                continue;

            best = better;
            accepted.Add(call);
        }

        if (best is { } found)
            methods.Accept(found.Methods);

        return best?.Tree;
    }

    private (SyntaxTree Tree, GeneratedMethods Methods)? Try(IReadOnlyList<GeneratedCall> calls, GeneratedMethods known, Compilation compilation)
    {
        var methods = known.Copy();
        var names = new Dictionary<GeneratedCall, string>();
        foreach (var call in calls.OrderBy(call => call.Call.Syntax.SpanStart))
        {
            if (methods.Add(call, settings, model) is { } method)
                names.Add(call, method.Name);
        }

        if (names.Count is 0 || (names.Count < calls.Count && calls.Count is 1))
            return null;

        var edits = new NestedEdits(_root.SyntaxTree.GetText(cancellationToken));
        var layout = Layout.Read(_root);

        // A call within an argument of another one is replaced first.
        foreach (var call in names.Keys.OrderBy(call => call.Source.Replaced.Span.Length))
            edits.Replace(call.Source.Replaced.Span, GeneratedCallText.Write(call, names[call], edits, layout));

        foreach (var type in names.Keys.SelectMany(call => call.Source.HostSyntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()).Distinct())
        {
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                edits.Insert(type.Keyword.SpanStart, "partial ");
        }

        foreach (var host in methods.AddedIn(model.SyntaxTree).GroupBy(method => method.Call!.Source.HostSyntax))
            Declare(host.Key, host, edits, layout);

        var changed = _root.SyntaxTree.WithChangedText(edits.Apply());
        return GeneratedLoggingProof.Holds(model, changed, [.. names], compilation, cancellationToken) ? (changed, methods) : null;
    }

    private void Declare(TypeDeclarationSyntax host, IEnumerable<GeneratedMethod> methods, NestedEdits edits, Layout layout)
    {
        var brace = host.CloseBraceToken.SpanStart;
        var outer = layout.IndentationAt(layout.IsFirstOnLine(brace) ? brace : host.SpanStart);
        var sibling = host.Members.FirstOrDefault(member => layout.IsFirstOnLine(member.SpanStart));
        var indentation = sibling is null ? outer + layout.Unit : layout.IndentationAt(sibling.SpanStart);
        var text = string.Join(layout.NewLine + layout.NewLine, methods.Select(method => new GeneratedMethodText(method, method.Call!, model, layout, indentation).Write(attribute, cancellationToken)));
        if (!layout.IsFirstOnLine(brace))
        {
            edits.Insert(brace, layout.NewLine + layout.NewLine + text + layout.NewLine + outer);
            return;
        }

        var start = layout.LineStart(brace);
        var isSeparate = start is 0 || layout.LineEnd(start - 1) is var end && layout.IndentationAt(start - 1).Length == end - layout.LineStart(start - 1);
        edits.Insert(start, (isSeparate ? "" : layout.NewLine) + text + layout.NewLine);
    }
}
