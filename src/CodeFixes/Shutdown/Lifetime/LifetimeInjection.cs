using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Gives a type that a host creates the lifetime of that host: by its primary constructor, the one that it has, or a new one.</summary>
internal sealed class LifetimeInjection(FixedDocument document)
{
    private const string TypeName = "IHostApplicationLifetime";

    private static readonly string[] Names = ["lifetime", "hostLifetime", "applicationLifetime"];

    /// <summary>The changes of the type, and how its code writes the lifetime; null when nobody would pass one.</summary>
    public (IReadOnlyList<TextChange> Changes, string Expression)? Run(HostEnd end)
    {
        SyntaxNode place = end.Call;
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax declaration
            || declaration.ContainsDirectives
            || document.Model.GetDeclaredSymbol(declaration, document.CancellationToken) is not { DeclaringSyntaxReferences.Length: 1, IsAbstract: false, IsStatic: false } type
            || !(HostedService.IsHosted(type, new ShutdownSettings(document.Options).HostTypes) || ExitPlaces.IsCreated(type))
            || document.Model.GetEnclosingSymbol(place.SpanStart, document.CancellationToken) is not { IsStatic: false }
            || place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax { Modifiers: var modifiers }
            || modifiers.Any(SyntaxKind.StaticKeyword)
            || ConstructorCalls.Exist(type, document.Model.Compilation, document.CancellationToken))
        {
            return null;
        }

        var taken = new HashSet<string>(declaration.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        if (Names.FirstOrDefault(name => !taken.Contains(name) && !taken.Contains("_" + name)) is not { } free)
            return null;

        if (declaration.ParameterList is { } primary)
            return ([FindSpare(end, primary) is { } spare ? new TextChange(spare.Span, $"{TypeName} {free}") : Add(primary, $"{TypeName} {free}")], free);

        var constructors = declaration.Members.OfType<ConstructorDeclarationSyntax>().Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        return constructors.Count switch
        {
            0 when document.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 } && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) =>
                ([Insert((declaration.TypeParameterList?.GetLastToken() ?? declaration.Identifier).Span.End, $"({TypeName} {free})")], free),
            0 => WithField(declaration, constructor: null, free),
            1 when constructors[0].Initializer is null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } => WithField(declaration, constructors[0], free),
            _ => null,
        };
    }

    /// <summary>The parameter that was there for the call alone.</summary>
    private static ParameterSyntax? FindSpare(HostEnd end, ParameterListSyntax parameters) =>
        end is { Kind: HostEndKind.OwnStop, Call.Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax host } }
        && parameters.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == host.Identifier.ValueText) is { AttributeLists.Count: 0 } parameter
        && parameters.Parent!.DescendantTokens().Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == host.Identifier.ValueText) is 2
            ? parameter
            : null;

    private (IReadOnlyList<TextChange> Changes, string Expression)? WithField(ClassDeclarationSyntax type, ConstructorDeclarationSyntax? constructor, string name)
    {
        var layout = document.Layout;
        if (type.OpenBraceToken.IsMissing || layout.IsOnOneLine(type.Span))
            return null;

        var fields = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).Cast<FieldDeclarationSyntax>().ToList();
        var isUnderscored = fields.Count is 0 || fields.Any(field => field.Declaration.Variables[0].Identifier.ValueText.StartsWith("_", StringComparison.Ordinal));
        var field = isUnderscored ? "_" + name : name;
        var assignment = isUnderscored ? $"{field} = {name};" : $"this.{field} = {name};";
        var indentation = type.Members.Count > 0 && layout.IsFirstOnLine(type.Members[0].SpanStart) ? layout.IndentationAt(type.Members[0].SpanStart) : layout.IndentationAt(type.SpanStart) + layout.Unit;
        var lines = new List<string> { $"private readonly {TypeName} {field};" };
        if (constructor is null)
        {
            var head = $"public {type.Identifier.Text}({TypeName} {name})";
            lines.Add("");
            lines.AddRange(layout.BraceOnOwnLine ? [head, "{", "\t" + assignment, "}"] : [head + " {", "\t" + assignment, "}"]);
        }

        var isLast = type.Members.Count == fields.Count;
        var declared = fields.Count is 0
            ? Insert(type.OpenBraceToken.Span.End, layout.NewLine + layout.Render(lines, indentation) + (isLast ? "" : layout.NewLine))
            : Insert(layout.LineEnd(fields[fields.Count - 1].Span.End), layout.NewLine + layout.Render(lines, indentation));
        if (constructor is null)
            return ([declared], field);

        return Assign(constructor, assignment) is { } assigned ? ([declared, Add(constructor.ParameterList, $"{TypeName} {name}"), .. assigned], field) : null;
    }

    private IReadOnlyList<TextChange>? Assign(ConstructorDeclarationSyntax constructor, string assignment)
    {
        var edits = new SourceEdits(document.Root);
        if (constructor.Body is { } body)
            new StatementEdits(edits, document.Layout).Append(body, assignment);
        else if (constructor is { ExpressionBody: { } arrow } && BodyRewrite.Expand(arrow, constructor.SemicolonToken, [arrow.Expression + ";", assignment], document) is { } change)
            edits.Replace(change.Span, change.NewText!);
        else
            return null;

        return edits.Changes;
    }

    /// <summary>Behind the parameters that must be passed.</summary>
    private TextChange Add(ParameterListSyntax list, string parameter)
    {
        var optional = list.Parameters.FirstOrDefault(existing => existing.Default is not null || existing.Modifiers.Any(SyntaxKind.ParamsKeyword));
        if (list.Parameters.Count is 0)
            return Insert(list.CloseParenToken.SpanStart, parameter);

        var last = optional ?? list.Parameters.Last();
        var isOwnLine = document.Layout.IsFirstOnLine(last.SpanStart);
        var gap = isOwnLine ? document.Layout.NewLine + document.Layout.IndentationAt(last.SpanStart) : " ";
        return optional is not null ? Insert(optional.SpanStart, parameter + "," + gap) : Insert(last.Span.End, "," + gap + parameter);
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
