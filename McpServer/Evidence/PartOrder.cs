namespace Mcp.Daemon.Evidence;

/// <summary>The lines of a file in the order in which they are wanted when not all can go; some come more than once.</summary>
internal static class PartOrder
{
    // First the places with as much around them as makes a statement readable, and the head, which says what the file is;
    // then a method's worth around each place; then a screen's. What room is left continues from the top.
    private static readonly (int Place, int Name, int Head)[] Rounds = [(3, 1, 20), (12, 6, 40), (60, 25, 40)];

    public static IEnumerable<int> Of(QuestionFile file, Focus focus)
    {
        var places = focus.LinesIn(file).ToList();
        var names = FocusLines.OfNames(file, focus);
        foreach (var (place, name, head) in Rounds)
        {
            foreach (var number in Around(places, place, file.Lines).Concat(Around(names, name, file.Lines)))
            {
                yield return number;
            }

            for (var number = 1; number <= Math.Min(head, file.Lines); number++)
            {
                yield return number;
            }
        }

        for (var number = 1; number <= file.Lines; number++)
        {
            yield return number;
        }
    }

    // Ring by ring, so that all of them grow alike.
    private static IEnumerable<int> Around(IReadOnlyList<int> centres, int radius, int lines)
    {
        for (var distance = 0; distance <= radius; distance++)
        {
            foreach (var centre in centres)
            {
                if (centre - distance >= 1)
                {
                    yield return centre - distance;
                }

                if (distance > 0 && centre + distance <= lines)
                {
                    yield return centre + distance;
                }
            }
        }
    }
}
