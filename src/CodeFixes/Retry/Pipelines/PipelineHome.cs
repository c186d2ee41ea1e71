using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Where a pipeline lives: in a static field, in a field that the first call fills, or in a local.</summary>
/// <param name="Type">The type that gets a field.</param>
/// <param name="Name">How the call names the pipeline.</param>
/// <param name="Local">The declaration in front of the call, with its indentation; null when the call reads the field itself.</param>
/// <param name="Field">The new field; null when there is none, or an equal one already.</param>
internal sealed record PipelineHome(TypeDeclarationSyntax? Type, string Name, string? Local, MemberDeclarationSyntax? Field)
{
    public static PipelineHome Create(PipelineOptions options, RetryLoop loop, string indentation)
    {
        var style = options.Style;
        var type = loop.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var reach = options.Reach;
        if (type is null or InterfaceDeclarationSyntax || (reach is Reach.Instance && type is not ClassDeclarationSyntax))
            reach = Reach.Method;

        return reach switch
        {
            Reach.Type => Static(options, loop, type!),
            Reach.Instance => Lazy(options, loop, type!, indentation),
            _ => Local(options.Style, options.Print(indentation), indentation),
        };

        static PipelineHome Local(CodeStyle style, string expression, string indentation)
        {
            var name = style.Name("pipeline", "retryPipeline");
            return new PipelineHome(null, name, indentation + "var " + name + " = " + expression + ";" + style.EndOfLine, null);
        }
    }

    /// <summary>Puts the new field behind the last one in front of the member, or in front of all members.</summary>
    public TypeDeclarationSyntax AddTo(TypeDeclarationSyntax type, int position, string endOfLine)
    {
        if (Field is null)
            return type;

        var index = 0;
        for (var member = 0; member < type.Members.Count && type.Members[member].SpanStart <= position; member++)
        {
            if (type.Members[member] is FieldDeclarationSyntax)
                index = member + 1;
        }

        var end = SyntaxFactory.EndOfLine(endOfLine);
        var field = index is 0 ? Field : Field.WithLeadingTrivia(Field.GetLeadingTrivia().Insert(0, end));
        var members = type.Members.Insert(index, field);
        if (index + 1 < members.Count && !members[index + 1].GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            members = members.Replace(members[index + 1], members[index + 1].WithLeadingTrivia(members[index + 1].GetLeadingTrivia().Insert(0, end)));

        return type.WithMembers(members);
    }

    private static PipelineHome Static(PipelineOptions options, RetryLoop loop, TypeDeclarationSyntax type)
    {
        var style = options.Style;
        var indentation = MemberIndentation(type, style);
        var value = options.Print(indentation);
        var expression = Parse(value, type);
        foreach (var member in type.Members.OfType<FieldDeclarationSyntax>())
        {
            if (member.Modifiers.Any(SyntaxKind.StaticKeyword)
                && member.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                && member.Declaration.Variables is { Count: 1 } variables
                && variables[0].Initializer is { Value: var existing }
                && SyntaxFactory.AreEquivalent(existing, expression))
            {
                return new PipelineHome(null, variables[0].Identifier.ValueText, null, null);
            }
        }

        var name = FieldName(loop, type, isStatic: true);
        return new PipelineHome(type, name, null, Member(indentation + "private static readonly " + options.TypeName + " " + name + " = " + value + ";" + style.EndOfLine, type));
    }

    private static PipelineHome Lazy(PipelineOptions options, RetryLoop loop, TypeDeclarationSyntax type, string indentation)
    {
        var style = options.Style;
        var local = style.Name("pipeline", "retryPipeline");
        var value = options.Print(indentation);
        var expression = Parse(value, type);
        var existing = type.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && SyntaxFactory.AreEquivalent(assignment.Right, expression));
        var name = (existing?.Left as IdentifierNameSyntax)?.Identifier.ValueText ?? FieldName(loop, type, isStatic: false);
        var assignment = style.Language >= LanguageVersion.CSharp8
            ? name + " ??= " + value
            : name + " ?? (" + name + " = " + value + ")";
        var field = existing is not null ? null : Member(MemberIndentation(type, style) + "private " + options.TypeName + (style.HasNullableTypes ? "?" : "") + " " + name + ";" + style.EndOfLine, type);
        return new PipelineHome(type, local, indentation + "var " + local + " = " + assignment + ";" + style.EndOfLine, field);
    }

    private static ExpressionSyntax Parse(string code, SyntaxNode node) => SyntaxFactory.ParseExpression(code, options: (CSharpParseOptions)node.SyntaxTree.Options);

    private static MemberDeclarationSyntax Member(string code, SyntaxNode node) => SyntaxFactory.ParseMemberDeclaration(code, options: (CSharpParseOptions)node.SyntaxTree.Options)!;

    private static string MemberIndentation(TypeDeclarationSyntax type, CodeStyle style) =>
        type.Members.Count > 0 && CodeStyle.IsFirstOnLine(type.Members[0].GetFirstToken()) ? CodeStyle.LineIndentation(type.Members[0]) : CodeStyle.LineIndentation(type) + style.Unit;

    private static string FieldName(RetryLoop loop, TypeDeclarationSyntax type, bool isStatic)
    {
        var fields = type.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => field.Modifiers.Any(SyntaxKind.StaticKeyword) == isStatic && !field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => variable.Identifier.ValueText)
            .ToList();
        var isUnderscored = fields.Count > 0 && fields.TrueForAll(field => field[0] is '_');
        var prefix = isStatic
            ? fields.Count > 0 && fields.TrueForAll(field => field.StartsWith("s_", StringComparison.Ordinal)) ? "s_" : isUnderscored ? "_" : ""
            : fields.Count is 0 || isUnderscored ? "_" : "";
        var stem = Stem(loop, type);
        stem += stem.EndsWith("Retry", StringComparison.Ordinal) ? "Pipeline" : "RetryPipeline";
        var isPascal = isStatic && prefix.Length is 0;
        var name = prefix + (isPascal ? char.ToUpperInvariant(stem[0]) : char.ToLowerInvariant(stem[0])) + stem.Substring(1);
        var taken = new HashSet<string>(type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        if (loop.Model.GetDeclaredSymbol(type) is { } symbol)
            taken.UnionWith(symbol.GetMembers().Select(member => member.Name));

        return taken.Contains(name) ? Enumerable.Range(2, 100).Select(number => name + CounterText.Text(number)).First(candidate => !taken.Contains(candidate)) : name;
    }

    /// <summary>The name of the method, without what only says that it is asynchronous.</summary>
    public static string Stem(RetryLoop loop, TypeDeclarationSyntax type)
    {
        var name = loop.Syntax.AncestorsAndSelf().TakeWhile(node => node != type).Select(node => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            EventDeclarationSyntax @event => @event.Identifier.ValueText,
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => type.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(found => found is not null) ?? type.Identifier.ValueText;

        return name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
    }
}
