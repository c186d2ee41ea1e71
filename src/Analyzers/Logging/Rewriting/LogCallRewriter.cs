using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>A log call and what takes its place.</summary>
/// <param name="Template">The argument that carried the template.</param>
/// <param name="Local">The declaration of the local whose values the call now reads itself; it goes when nothing else reads it.</param>
internal sealed record LogCallRewrite(InvocationExpressionSyntax Original, InvocationExpressionSyntax Rewritten, ArgumentSyntax Template, VariableDeclaratorSyntax? Local)
{
    /// <summary>What changes around the call, such as the declaration of the caught exception; no two are about the same node.</summary>
    public ImmutableArray<SurroundingChange> Surroundings { get; init; } = ImmutableArray<SurroundingChange>.Empty;
}

/// <summary>A change of a node that doesn't stand within the call; it may contain it.</summary>
/// <param name="Node">The node as it was found.</param>
/// <param name="Change">Makes the new node of it as it is by then: the call within it may be rewritten already.</param>
internal sealed record SurroundingChange(SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change);

/// <summary>Rewrites a log call whose template is built at run time to one with a constant template and values.</summary>
internal sealed class LogCallRewriter(RewriteContext context)
{
    /// <summary>Whether an exception leaves the text also where the level says that it is no failure.</summary>
    public bool MovesExceptionAtAnyLevel { get; init; }

    /// <summary>The rewritten call, proved to be what it is meant to be; null when there is none.</summary>
    public LogCallRewrite? Rewrite(RuntimeMessage message)
    {
        var call = message.Call;
        if (call is { PassesArray: true } or { Kind: LogCallKind.Definition }
            || !IsWhole(call.Syntax)
            || !IsWhole(message.Content.Syntax)
            || call.Invocation.SemanticModel is not { } model)
        {
            return null;
        }

        var arms = FindArms(message, model);
        if (message.Local is null)
            return arms is null ? null : Build(message, arms, local: null);

        if (LocalText.FindDeclarator(message.Local.Local) is not { } declarator || LocalText.FindScope(declarator) is not { } scope)
            return null;

        if (arms is not null && LocalUse.Decide(message, declarator, scope, arms[0].Parts!) is not LocalFate.Logged)
            return Build(message, arms, declarator);

        var text = new ValuePart(message.Local, (ExpressionSyntax)message.Local.Syntax, Name: "Detail");
        return call.Values.IsEmpty ? Build(message, [new MessageArm(message.Local, [text])], local: null, mentioned: arms?[0].Parts) : null;
    }

    /// <summary>Half-typed code and conditional compilation are left alone.</summary>
    public static bool IsWhole(SyntaxNode node) => !node.ContainsDiagnostics && !HasDirectiveInside(node);

    /// <summary>A directive above the call is trivia of its first token, and stays where it is.</summary>
    private static bool HasDirectiveInside(SyntaxNode node)
    {
        if (node.ContainsDirectives)
        {
            foreach (var trivia in node.DescendantTrivia())
            {
                if (trivia.IsDirective && node.Span.Contains(trivia.Span))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The texts that the message may have, with the values as they are passed; all have to show the same values.</summary>
    private static List<MessageArm>? FindArms(RuntimeMessage message, SemanticModel model)
    {
        var arms = new List<MessageArm>();
        foreach (var arm in message.Arms)
        {
            if (arm.Parts is null || Pass(arm.Parts, message.Call.Library, model) is not { } parts || (arms.Count > 0 && !HaveSameValues(arms[0].Parts!, parts)))
                return null;

            arms.Add(arm with { Parts = parts });
        }

        return arms.Count > 0 ? arms : null;
    }

    private static List<MessagePart>? Pass(List<MessagePart> parts, LogLibrary library, SemanticModel model)
    {
        var passed = new List<MessagePart>(parts.Count);
        foreach (var part in parts)
        {
            if (part is not ValuePart value)
                passed.Add(part);
            else if (PassedValue.From(value, library, model) is { } argument && WithoutOuterTrivia(argument.Expression) is { } expression)
                passed.Add(argument with { Expression = expression });
            else
                return null;
        }

        return passed;
    }

    /// <summary>The expression with nothing around it but block comments; a line comment would hide what follows.</summary>
    private static ExpressionSyntax? WithoutOuterTrivia(ExpressionSyntax expression)
    {
        var hasComment = false;
        foreach (var trivia in expression.GetLeadingTrivia().AddRange(expression.GetTrailingTrivia()))
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                return null;

            hasComment |= trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
        }

        return hasComment ? expression : expression.WithoutTrivia();
    }

    private static bool HaveSameValues(List<MessagePart> first, List<MessagePart> second)
    {
        var expected = Values(first);
        var actual = Values(second);
        for (var index = 0; index < expected.Count && index < actual.Count; index++)
        {
            if (!SyntaxFactory.AreEquivalent(expected[index].Expression, actual[index].Expression))
                return false;
        }

        return expected.Count == actual.Count;
    }

    private static List<ValuePart> Values(List<MessagePart> parts)
    {
        var values = new List<ValuePart>();
        foreach (var part in parts)
        {
            if (part is ValuePart value)
                values.Add(value);
        }

        return values;
    }

    /// <param name="mentioned">The values of a text that is passed as a whole; those of the first arm when null.</param>
    private LogCallRewrite? Build(RuntimeMessage message, List<MessageArm> arms, VariableDeclaratorSyntax? local, List<MessagePart>? mentioned = null)
    {
        var call = message.Call;
        var slot = new ExceptionSlot(context.Symbols, context.Settings, context.CancellationToken);
        ExpressionSyntax? exception = null;
        if (slot.Find(call, mentioned ?? arms[0].Parts!, MovesExceptionAtAnyLevel) is { } found)
        {
            exception = found.Exception;
            if (mentioned is null && arms.Count is 1)
                arms[0] = arms[0] with { Parts = found.Parts };
        }

        var names = new PlaceholderNames(context.Options.Casing);
        var values = InterleavedValues.Find(call, call.Values, arms[0].Parts!, names);
        if (values is null && slot.FindAmongValues(call) is { } lost && (exception is null || SyntaxFactory.AreEquivalent(exception, lost.Expression)))
        {
            exception = lost.Expression;
            names = new PlaceholderNames(context.Options.Casing);
            values = InterleavedValues.Find(call, call.Values.Remove(lost), arms[0].Parts!, names);
        }

        if (values is null || (arms.Count > 1 && !call.Values.IsEmpty) || FindBraces(call, values.Count, arms) is not { } braces)
            return null;

        var added = Values(arms[0].Parts!);
        if (added.Count > 0 && !call.TakesValues)
            return null;

        var placeholders = added.ConvertAll(value => names.Add(value.Name ?? PlaceholderName.For(value.Operation)));
        if (TemplateCode.Write(message, arms, placeholders, braces, context.Options.ConstantsInterpolate) is not { } template
            || CallArguments.Arrange(call, template.Expression, exception, Separate(call, values)) is not { } arguments)
        {
            return null;
        }

        var rewritten = call.Syntax.WithArgumentList(arguments);
        var passesException = exception is not null || call.FindLeading(TypeLookup.IsException) is not null;
        return LogCallProof.Holds(call, rewritten, new ExpectedCall(template.Value, values.Count, passesException), context.Symbols, context.Settings, context.CancellationToken)
            ? new LogCallRewrite(call.Syntax, rewritten, call.TemplateSyntax, local)
            : null;
    }

    /// <summary>What braces mean in the text of the message; null when that isn't known.</summary>
    private static BraceHandling? FindBraces(LogCall call, int values, List<MessageArm> arms)
    {
        if (!call.Values.IsEmpty)
            return values > 0 || !HasBraces(arms) ? BraceHandling.Keep : null;

        return call.Library switch
        {
            LogLibrary.Other => HasBraces(arms) ? null : BraceHandling.Keep,
            LogLibrary.Serilog => BraceHandling.EscapeParsed,

            // Without values the text is printed as it stands.
            _ => values > 0 ? BraceHandling.Escape : BraceHandling.Keep,
        };
    }

    private static bool HasBraces(List<MessageArm> arms) =>
        arms.Exists(arm => arm.Parts!.Exists(part => part is TextPart { Text: var text } && (text.IndexOf('{') >= 0 || text.IndexOf('}') >= 0)));

    /// <summary>Values that the call would read as something else are wrapped: the array of all values, the start of a generic name.</summary>
    public static List<PassedArgument> Separate(LogCall call, List<PassedArgument> values)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index].Added is not { } value)
                continue;

            if (values.Count is 1 && PassedValue.IsSpread(value.Operation.Type, call))
                values[index] = new PassedArgument(Existing: null, value with { Expression = PassedValue.Cast(value.Expression, value.Operation, call.Invocation.SemanticModel!) });
            else if (index < values.Count - 1 && value.Expression.IsKind(SyntaxKind.LessThanExpression))
                values[index] = new PassedArgument(Existing: null, value with { Expression = SyntaxFactory.ParenthesizedExpression(value.Expression) });
        }

        return values;
    }
}
