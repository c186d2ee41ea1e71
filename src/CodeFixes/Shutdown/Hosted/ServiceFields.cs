using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Adds private fields to a type, named as it names its own.</summary>
internal sealed class ServiceFields(TypeDeclarationSyntax type, FixedDocument document)
{
    private readonly List<string> _declarations = [];

    private LanguageVersion Language => ((CSharpParseOptions)type.SyntaxTree.Options).LanguageVersion;

    /// <summary>Adds a field that is made with the type.</summary>
    public string AddConstructed(string fieldType, string name)
    {
        var free = Free(name);
        var value = Language >= LanguageVersion.CSharp9 ? "new()" : $"new {fieldType}()";
        _declarations.Add($"private readonly {fieldType} {free} = {value};");
        return Access(free);
    }

    /// <summary>Adds a field for a task, which is over until another one is stored in it.</summary>
    public string AddTask(string name)
    {
        var free = Free(name);
        _declarations.Add($"private Task {free} = Task.CompletedTask;");
        return Access(free);
    }

    /// <summary>The field as the type writes its own.</summary>
    public string Access(string name) => IsQualified() ? "this." + name : name;

    /// <summary>A test for a value, as the file may write it.</summary>
    public string IsThere(string field) => Language >= LanguageVersion.CSharp9 ? $"{field} is not null" : $"{field} != null";

    /// <returns>Null where the type has no place for fields.</returns>
    public TextChange? Write()
    {
        var layout = document.Layout;
        if (_declarations.Count is 0 || type.OpenBraceToken.RawKind is 0 || layout.IsOnOneLine(TextSpan.FromBounds(type.OpenBraceToken.SpanStart, type.CloseBraceToken.Span.End)))
            return null;

        var members = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).ToList();
        var indentation = members.Count > 0 ? layout.IndentationAt(members[0].SpanStart) : type.Members.Count > 0 ? layout.IndentationAt(type.Members[0].SpanStart) : layout.IndentationAt(type.SpanStart) + layout.Unit;
        var text = layout.Render(_declarations, indentation);
        if (members.Count is 0)
            return new TextChange(new TextSpan(layout.LineEnd(type.OpenBraceToken.Span.End), 0), layout.NewLine + text + (type.Members.Count > 0 ? layout.NewLine : ""));

        var last = members[members.Count - 1];
        if (type.DescendantTrivia(TextSpan.FromBounds(type.OpenBraceToken.SpanStart, last.Span.End)).Any(trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia)))
            return null;

        // Constants stand apart from what an instance holds.
        var gap = last.Modifiers.Any(SyntaxKind.ConstKeyword) ? layout.NewLine : "";
        return new TextChange(new TextSpan(layout.LineEnd(last.Span.End), 0), layout.NewLine + gap + text);
    }

    private List<VariableDeclaratorSyntax> Own() => type.Members.OfType<FieldDeclarationSyntax>()
        .Where(field => !field.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.ConstKeyword or SyntaxKind.StaticKeyword or SyntaxKind.PublicKeyword))
        .SelectMany(field => field.Declaration.Variables)
        .ToList();

    private bool IsQualified()
    {
        if (document.Options.TryGetValue("dotnet_style_qualification_for_field", out var style) && style.StartsWith("true", StringComparison.OrdinalIgnoreCase))
            return true;

        var names = new HashSet<string>(Own().Select(field => field.Identifier.ValueText));
        var uses = type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => names.Contains(name.Identifier.ValueText)).ToLookup(name => name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax });
        return uses[true].Count() > uses[false].Count();
    }

    private string Free(string name)
    {
        var own = Own();
        var stem = own.Count > 0 && own.All(field => char.IsLower(field.Identifier.ValueText[0])) ? name : "_" + name;
        var taken = new HashSet<string>(type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        if (document.Model.GetDeclaredSymbol(type, document.CancellationToken) is { } symbol)
        {
            for (var declaring = symbol; declaring is not null; declaring = declaring.BaseType)
                taken.UnionWith(declaring.MemberNames);
        }

        var free = stem;
        for (var number = 2; taken.Contains(free) || _declarations.Any(declaration => declaration.Contains($" {free} ") || declaration.Contains($" {free};")); number++)
            free = stem + number;

        return free;
    }
}
