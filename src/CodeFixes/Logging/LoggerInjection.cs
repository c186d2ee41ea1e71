using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common.Hosting;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Gives a type that a host creates a logger of its own: by its primary constructor, the one that it has, or a new one.</summary>
internal sealed class LoggerInjection(Document document, CancellationToken cancellationToken)
{
    private const string Namespace = "Microsoft.Extensions.Logging";

    /// <summary>The document with the logger, and where the call stands in it; null when nobody would pass a logger.</summary>
    public async Task<(Document Document, int CallStart)?> RunAsync(InvocationExpressionSyntax call)
    {
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (OutputCall.TryMatch(call, model, cancellationToken) is not { } output
            || OutputProject.Find(model.Compilation) is not { } project
            || OutputPlace.Find(output, project, model, cancellationToken) is not { Logger: null }
            || call.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { TypeParameterList: null } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { DeclaringSyntaxReferences.Length: 1, IsAbstract: false } type
            || HostCreated.NameOf(type) is null
            || Surroundings.Of(call, model, cancellationToken).IsStatic
            || call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax
            || !LogCallRewriter.IsWhole(declaration)
            || ConstructorCalls.Exist(type, model.Compilation, cancellationToken)
            || model.LookupNamespacesAndTypes(call.SpanStart, name: "logger").Length > 0
            || declaration.DescendantTokens().Any(token => token.ValueText is "logger" or "_logger"))
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        var root = ((CompilationUnitSyntax)call.SyntaxTree.GetRoot(cancellationToken)).ReplaceNode(call, call.WithAdditionalAnnotations(mark));
        var lineEnd = Layout.Read((CompilationUnitSyntax)call.SyntaxTree.GetRoot(cancellationToken)).NewLine;
        if (!model.LookupNamespacesAndTypes(call.SpanStart, name: "ILogger").Any(candidate => candidate.ContainingNamespace?.ToDisplayString() is Namespace))
            root = UsingDirectives.Add(root, [Namespace], lineEnd);

        var marked = root.GetAnnotatedNodes(mark).First();
        if (Changes(marked.FirstAncestorOrSelf<ClassDeclarationSyntax>()!, lineEnd) is not { } changes)
            return null;

        var start = marked.SpanStart + changes.Where(change => change.Span.Start <= marked.SpanStart).Sum(change => change.NewText!.Length - change.Span.Length);
        return (document.WithText(root.GetText().WithChanges(changes)), start);
    }

    private static List<TextChange>? Changes(ClassDeclarationSyntax type, string lineEnd)
    {
        var parameter = $"ILogger<{type.Identifier.Text}> logger";
        if (type.ParameterList is { } primary)
            return [Add(primary, parameter)];

        var constructors = type.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        var fields = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).ToList();
        var indent = Indentation(type) + (Indentation(type).EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        var field = $"{indent}private readonly ILogger<{type.Identifier.Text}> _logger;{lineEnd}";
        var isFirst = fields.Count is 0;
        var start = isFirst ? type.OpenBraceToken.FullSpan.End : fields[fields.Count - 1].FullSpan.End;
        var gap = isFirst && type.Members.Count > 0 ? lineEnd : "";
        switch (constructors.Count)
        {
            case 0:
                var step = indent.Substring(Indentation(type).Length);
                var constructor = $"{lineEnd}{indent}public {type.Identifier.Text}({parameter}){lineEnd}{indent}{{{lineEnd}{indent}{step}_logger = logger;{lineEnd}{indent}}}{lineEnd}";
                return [Insert(start, field + constructor + gap)];

            case 1 when constructors[0] is { Body: { } body, Initializer: null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } } only:
                var close = body.CloseBraceToken;
                if (!body.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
                    return null;

                var assignment = Indentation(only) + indent.Substring(Indentation(type).Length) + "_logger = logger;" + lineEnd;
                return [Insert(start, field + gap), Add(only.ParameterList, parameter), Insert(close.FullSpan.Start, assignment)];

            default:
                return null;
        }
    }

    /// <summary>Behind the parameters that must be passed.</summary>
    private static TextChange Add(ParameterListSyntax list, string parameter)
    {
        var optional = list.Parameters.FirstOrDefault(existing => existing.Default is not null || existing.Modifiers.Any(SyntaxKind.ParamsKeyword));
        if (optional is not null)
            return Insert(optional.SpanStart, parameter + ", ");

        return list.Parameters.Count is 0 ? Insert(list.CloseParenToken.SpanStart, parameter) : Insert(list.Parameters.Last().Span.End, ", " + parameter);
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static string Indentation(SyntaxNode node) =>
        node.GetFirstToken().LeadingTrivia is { Count: > 0 } trivia && trivia.Last() is { RawKind: (int)SyntaxKind.WhitespaceTrivia } space ? space.ToString() : "";
}
