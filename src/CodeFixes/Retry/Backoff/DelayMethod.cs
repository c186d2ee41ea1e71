using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>
/// The method that a loop asks how long to wait: exponential backoff with equal jitter and a cap. It is shared by all loops of
/// a type that begin with the same pause.
/// </summary>
internal sealed class DelayMethod(LoopContext context, SourceEdits edits, TypeNames types)
{
    private const string Name = "RetryDelay";

    private (double? Milliseconds, string? Name)? _result;

    /// <param name="milliseconds">The first pause; null when the callers pass it.</param>
    /// <returns>The name of the method, which is written into the type unless it is there.</returns>
    public string? FindOrWrite(double? milliseconds)
    {
        _result ??= (milliseconds, Find(milliseconds));
        return _result.Value.Milliseconds == milliseconds ? _result.Value.Name : null;
    }

    private string? Find(double? milliseconds)
    {
        if (FindEqual(Write(Name, milliseconds)) is { } equal)
            return equal;

        foreach (var name in Names(milliseconds))
        {
            if (!IsTaken(name))
                return Insert(Write(name, milliseconds)) ? name : null;
        }

        return null;
    }

    /// <summary>The name of a method that the loop can call, and that does the same.</summary>
    private string? FindEqual(string[] lines)
    {
        var text = context.Layout.Render(lines, "");
        if (context.Member is null)
        {
            var written = SyntaxFactory.ParseStatement(text) as LocalFunctionStatementSyntax;
            return context.Root.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).OfType<LocalFunctionStatementSyntax>()
                .FirstOrDefault(function => IsEqual(function.ParameterList, function.Body, written?.ParameterList, written?.Body))?.Identifier.ValueText;
        }

        if (SyntaxFactory.ParseMemberDeclaration(text) is not MethodDeclarationSyntax wanted)
            return null;

        for (var type = ContainingType(); type is not null; type = type.ContainingType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method is { IsStatic: true, MethodKind: MethodKind.Ordinary, Arity: 0 }))
            {
                if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is MethodDeclarationSyntax declared
                    && IsEqual(declared.ParameterList, declared.Body, wanted.ParameterList, wanted.Body))
                {
                    return method.Name;
                }
            }
        }

        return null;
    }

    private static bool IsEqual(ParameterListSyntax parameters, BlockSyntax? body, ParameterListSyntax? wantedParameters, BlockSyntax? wantedBody) =>
        body is not null && SyntaxFactory.AreEquivalent(parameters, wantedParameters, topLevel: false) && SyntaxFactory.AreEquivalent(body, wantedBody, topLevel: false);

    private IEnumerable<string> Names(double? milliseconds)
    {
        yield return Name;
        if (milliseconds is { } first && first == Math.Floor(first))
            yield return $"{Name}From{first.ToString("0", CultureInfo.InvariantCulture)}Ms";

        var method = context.Loop.Function switch
        {
            MethodDeclarationSyntax declaration => declaration.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            _ => (context.Member as MethodDeclarationSyntax)?.Identifier.ValueText ?? "",
        };
        if (method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal))
            method = method.Substring(0, method.Length - 5);

        if (method.Length > 0)
            yield return method + Name;

        for (var number = 2; number < 100; number++)
            yield return method + Name + number.ToString(CultureInfo.InvariantCulture);
    }

    private string[] Write(string name, double? milliseconds)
    {
        var span = types.Write("System", "TimeSpan");
        var math = types.Write("System", "Math");
        var random = types.Write("System", "Random");
        var cap = context.Settings.MaxDelay;
        var number = context.HasSharedRandom ? $"{random}.Shared.NextDouble()" : $"new {random}({types.Write("System", "Guid")}.NewGuid().GetHashCode()).NextDouble()";
        string header, first, longest;
        if (milliseconds is { } known)
        {
            header = $"{span} {name}(int attempt)";
            first = Literal(known);
            longest = Literal(Math.Max(cap, 2 * known));
        }
        else
        {
            header = $"{span} {name}(int attempt, {span} first)";
            first = "first.TotalMilliseconds";
            longest = $"{math}.Max({Literal(cap)}, {first})";
        }

        header = (context.Member is null ? "static " : "private static ") + header;
        string[] body =
        [
            "\t// Doubles with every attempt up to a cap; a random half keeps callers from coming back in step.",
            $"\tvar longest = {math}.Min({longest}, {first} * {math}.Pow(2, attempt - 1));",
            $"\treturn {span}.FromMilliseconds(longest / 2 + {number} * longest / 2);",
            "}",
        ];
        return (context.Layout.BraceOnOwnLine ? new[] { header, "{" } : [header + " {"]).Concat(body).ToArray();
    }

    private string Literal(double value) => value == Math.Floor(value) && value < int.MaxValue
        ? value.ToString(value >= 10_000 && context.Language >= LanguageVersion.CSharp7 ? "#,0" : "0", CultureInfo.InvariantCulture).Replace(',', '_')
        : value.ToString("R", CultureInfo.InvariantCulture);

    private bool IsTaken(string name)
    {
        for (var type = ContainingType(); type is not null; type = type.BaseType)
        {
            if (type.Name == name || !type.GetMembers(name).IsEmpty)
                return true;
        }

        return (context.Member ?? (SyntaxNode)context.Root).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);
    }

    private INamedTypeSymbol? ContainingType() =>
        context.Member?.Parent is TypeDeclarationSyntax declaration ? context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) : null;

    /// <summary>Writes it behind the member that the loop stands in, or behind the last of the top-level statements.</summary>
    private bool Insert(string[] lines)
    {
        SyntaxNode? behind = context.Member ?? context.Root.Members.OfType<GlobalStatementSyntax>().LastOrDefault();
        if (behind is null)
            return false;

        var layout = context.Layout;
        var indentation = layout.IndentationAt(behind.SpanStart);
        var end = layout.LineEnd(behind.Span.End);
        var isLast = edits.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(behind.Span.End, end)).TrimStart() is { } rest && (rest.Length is 0 || rest.StartsWith("//", StringComparison.Ordinal));
        edits.Insert(
            isLast ? end : behind.Span.End,
            layout.NewLine + layout.NewLine + layout.Render(lines, indentation) + (isLast ? "" : layout.NewLine + layout.NewLine + indentation));
        return true;
    }
}
