using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Editing;

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
        foreach (var name in Names())
        {
            var lines = Write(name, milliseconds);
            if (Declared(name) is { Count: > 0 } declared)
            {
                if (declared.Count is 1 && IsEqual(declared[0], lines))
                    return name;

                continue;
            }

            if (IsTaken(name))
                continue;

            return Insert(lines) ? name : null;
        }

        return null;
    }

    private IEnumerable<string> Names()
    {
        yield return Name;
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
        var var = context.DeclareInteger is "var" ? "var" : "double";
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
            $"\t{var} longest = {math}.Min({longest}, {first} * {math}.Pow(2, attempt - 1));",
            $"\treturn {span}.FromMilliseconds(longest / 2 + {number} * longest / 2);",
            "}",
        ];
        return (context.Layout.BraceOnOwnLine ? new[] { header, "{" } : [header + " {"]).Concat(body).ToArray();
    }

    private string Literal(double value) => value == Math.Floor(value) && value < int.MaxValue
        ? value.ToString(value >= 10_000 && context.Language >= LanguageVersion.CSharp7 ? "#,0" : "0", CultureInfo.InvariantCulture).Replace(',', '_')
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The methods of this name that the loop could call.</summary>
    private List<SyntaxNode> Declared(string name)
    {
        if (context.Member is null)
            return [.. context.Root.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).OfType<LocalFunctionStatementSyntax>().Where(function => function.Identifier.ValueText == name)];

        return ContainingType() is { } type
            ? [.. type.GetMembers(name).OfType<IMethodSymbol>().SelectMany(method => method.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(context.CancellationToken))]
            : [];
    }

    private bool IsEqual(SyntaxNode declared, string[] lines)
    {
        var text = context.Layout.Render(lines, "");
        SyntaxNode? written = declared is MethodDeclarationSyntax ? SyntaxFactory.ParseMemberDeclaration(text) : SyntaxFactory.ParseStatement(text);
        return written is not null && SyntaxFactory.AreEquivalent(declared, written, topLevel: false);
    }

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
