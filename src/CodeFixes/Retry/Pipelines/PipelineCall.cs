using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The call that runs the attempt through its pipeline.</summary>
internal sealed class PipelineCall(RehearsedLoop rehearsed, CodeStyle style, AttemptCode attempt, PipelineToken token)
{
    private const int MostState = 3;

    private readonly Dictionary<SyntaxNode, string> _replacements = [];

    /// <summary>Whether the call has to be awaited.</summary>
    private bool IsAsync => attempt.HasAwait || rehearsed.Loop.IsAsync;

    /// <summary>The call for the pipeline of this name, in a statement at this indentation that begins with this text; null when there is none.</summary>
    public string? Print(string pipeline, string indentation, string prefix)
    {
        var name = ParameterName();
        var lambda = State() is { } state ? StateLambda(state, name) : Lambda(name, indentation);
        if (lambda is null)
            return null;

        var typeArgument = attempt.TypeArgument && attempt.ResultType is { } type ? "<" + style.TypeName(type) + ">" : "";
        var method = pipeline + "." + (IsAsync ? "ExecuteAsync" : "Execute") + typeArgument + "(";
        var arguments = new List<string>(lambda.Value.Arguments);
        if (token.Text is not null)
            arguments.Add(token.Text);

        var await = IsAsync ? "await " : "";
        var end = ")" + (IsAsync && CopiesConfigureAwait() ? ".ConfigureAwait(false)" : "");
        var line = await + method + string.Join(", ", arguments) + end;
        if (arguments[0].Contains('\n') || (indentation + prefix + line).Length < CodeStyle.Width || arguments.Count is 1)
            return line;

        var inner = style.EndOfLine + indentation + style.Unit;
        return await + method + inner + string.Join("," + inner, arguments) + end;
    }

    private bool CopiesConfigureAwait() => rehearsed.Site.Region.SelectMany(statement => statement.DescendantNodes())
        .Any(node => node is AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }, ArgumentList.Arguments: { Count: 1 } arguments } } && arguments[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression));

    /// <summary>The name of the callback's token: what the attempt reads the token by from now on.</summary>
    private string? ParameterName()
    {
        var uses = attempt.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Where(node => token.IsMatch(node, rehearsed.Loop)).ToList();
        if (uses.Count is 0)
            return null;

        var name = token.Text is "token" && style.Language >= LanguageVersion.CSharp8 ? "token" : style.Name("token", "attemptToken", "callToken");
        foreach (var use in uses)
            _replacements[use] = name;

        return name;
    }

    private (List<string> Arguments, bool HasState)? Lambda(string? name, string indentation)
    {
        var takesToken = IsAsync || token.Text is not null;
        var parameter = !takesToken ? "()" : name ?? Discard();
        var head = (attempt.HasAwait ? "async " : "") + parameter + " =>";
        if (attempt.Parts.Length is 1 && attempt.Counters.IsEmpty && attempt.Captured is null && Single(attempt.Parts[0]) is { } single && !HasComment(attempt.Parts[0].Statement))
            return Expression(head, CodePrinter.Print(single, _replacements, indentation), indentation);

        if (IsAsync && !attempt.HasAwait && attempt.ResultType is not null)
            return null;

        if (IsAsync && !attempt.HasAwait)
        {
            foreach (var statement in attempt.Parts.SelectMany(part => part.Statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))).OfType<ReturnStatementSyntax>())
                _replacements[statement] = "return default;";
        }

        var inner = indentation + style.Unit;
        var body = string.Concat(attempt.Counters.Where(counter => counter.Advance is not null).Select(counter => inner + counter.Advance + style.EndOfLine));
        body += Print(inner);
        if (attempt.Captured is { } captured)
            body += inner + "return " + captured.Name + ";" + style.EndOfLine;

        if (IsAsync && !attempt.HasAwait && attempt.Parts[attempt.Parts.Length - 1].Statement is not ReturnStatementSyntax)
            body += inner + "return default;" + style.EndOfLine;

        var open = style.BreaksBeforeBrace ? style.EndOfLine + indentation + "{" : " {";
        return ([head + open + style.EndOfLine + body + indentation + "}"], false);
    }

    private (List<string> Arguments, bool HasState)? Expression(string head, string body, string indentation)
    {
        if (!IsAsync || attempt.HasAwait)
            return ([head + " " + body], false);

        if (attempt.ResultType is { } type)
            return ([head + " new ValueTask<" + style.TypeName(type) + ">(" + body + ")"], false);

        var inner = indentation + style.Unit;
        var open = style.BreaksBeforeBrace ? style.EndOfLine + indentation + "{" : " {";
        return ([head + open + style.EndOfLine + inner + body + ";" + style.EndOfLine + inner + "return default;" + style.EndOfLine + indentation + "}"], false);
    }

    private string Discard() => attempt.Nodes.SelectMany(node => node.DescendantTokens()).Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is "_") ? style.Name("token") : "_";

    private static bool HasComment(StatementSyntax statement) => statement.DescendantTrivia().Any(LoopSite.IsComment);

    private static ExpressionSyntax? Single(AttemptPart part) => part.Returned ?? part.Statement switch
    {
        ReturnStatementSyntax statement => statement.Expression,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax } statement => statement.Expression,
        _ => null,
    };

    private string Print(string indentation)
    {
        var text = "";
        foreach (var part in attempt.Parts)
        {
            if (part.Returned is null)
            {
                text += CodePrinter.Print([part.Statement], _replacements, indentation, style.EndOfLine) is var lines && text.Length > 0 && BeginsWithBlankLine(part.Statement) ? style.EndOfLine + lines : lines;
                continue;
            }

            var blank = text.Length > 0 && BeginsWithBlankLine(part.Statement) ? style.EndOfLine : "";
            var comment = part.Statement.GetTrailingTrivia().FirstOrDefault(LoopSite.IsComment).ToString();
            text += blank + CodePrinter.Comments(part.Statement.GetLeadingTrivia(), indentation, style.EndOfLine)
                + indentation + "return " + CodePrinter.Print(part.Returned, _replacements, indentation) + ";" + (comment.Length > 0 ? " " + comment : "") + style.EndOfLine;
        }

        return text;
    }

    private static bool BeginsWithBlankLine(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        return leading.Count > 0 && leading[0].IsKind(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>What the callback is given instead of capturing it, where that reads well: a few values that never change.</summary>
    private List<(SyntaxNode[] Uses, string Text, string Name)>? State()
    {
        if (!style.HasStaticLambdas || !IsAsync || !attempt.HasAwait || attempt.Parts.Length is not 1 || attempt.Captured is not null || Single(attempt.Parts[0]) is not { } single || HasComment(attempt.Parts[0].Statement) || single.ToString().Contains('\n'))
            return null;

        if (single.DescendantNodesAndSelf().Any(node => node is ThisExpressionSyntax or AnonymousFunctionExpressionSyntax or BaseObjectCreationExpressionSyntax { Initializer: not null } || LoopVariables.FindTarget(node) is not null))
            return null;

        var model = rehearsed.Loop.Model;
        var state = new Dictionary<ISymbol, (List<SyntaxNode> Uses, string Text)>(SymbolEqualityComparer.Default);
        foreach (var name in single.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (token.IsMatch(name, rehearsed.Loop) || model.GetSymbolInfo(name).Symbol is not { } symbol || ReachFinder.Of(name, single, model) is var reach && reach is Reach.Type && symbol is not (ILocalSymbol or IParameterSymbol) || IsDeclaredIn(symbol, single))
                continue;

            if (reach is Reach.Type && symbol is not (ILocalSymbol or IParameterSymbol) || !IsFixed(symbol))
                return null;

            if (!state.TryGetValue(symbol, out var uses))
                state[symbol] = uses = ([], name.Identifier.ValueText);

            uses.Uses.Add(name);
        }

        return state.Count is 0 or > MostState ? null : state.Values.Select(value => (value.Uses.ToArray(), value.Text, value.Text.TrimStart('_'))).ToList();
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode node) => symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span));

    private bool IsFixed(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.IsReadOnly && field.Name.TrimStart('_').Length > 0,
        ILocalSymbol or IParameterSymbol => !rehearsed.Variables.IsChanging(symbol) && !IsWritten(symbol),
        _ => false,
    };

    private bool IsWritten(ISymbol symbol) => symbol is IParameterSymbol parameter && ReachFinder.IsOfPrimaryConstructor(parameter)
        ? style.Member.Parent is { } type && type.DescendantNodes().Any(node => LoopVariables.FindTarget(node) is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name)
        : rehearsed.Loop.Function.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().SelectMany(function => function.DescendantNodes()).Any(node => LoopVariables.FindTarget(node) is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name);

    private (List<string> Arguments, bool HasState)? StateLambda(List<(SyntaxNode[] Uses, string Text, string Name)> state, string? tokenName)
    {
        var isSingle = state.Count is 1;
        var parameter = isSingle ? state[0].Name : style.Name("state");
        foreach (var (uses, _, name) in state)
        {
            foreach (var use in uses)
                _replacements[use] = isSingle ? parameter : parameter + "." + name;
        }

        var arguments = isSingle ? state[0].Text : "(" + string.Join(", ", state.Select(value => value.Name == value.Text ? value.Text : value.Name + ": " + value.Text)) + ")";
        var head = "static async (" + parameter + ", " + (tokenName ?? "_") + ") => ";
        return ([head + CodePrinter.Print(Single(attempt.Parts[0])!, _replacements, ""), arguments], true);
    }
}
